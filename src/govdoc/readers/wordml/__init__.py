"""The parts of a .docx → text, effective formats, generated numbers and sections; imported by readers.docx alone."""
