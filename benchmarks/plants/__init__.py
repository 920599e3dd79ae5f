"""Faults of every rule of ``govdoc lint``, to be planted into sound documents at random places."""
