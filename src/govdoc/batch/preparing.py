"""Order → Job: everything that goes into a document, as data, and one hash of it all."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import govdoc
from govdoc.batch.beside import beside, forget
from govdoc.batch.work import Job, Root, Shop
from govdoc.drafting import is_markdown, read_source, template_name
from govdoc.drafting.settings import folder_of, nearest, profile_for, template_folders
from govdoc.errors import GovdocError
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govdoc.batch.orders import Options, Order
    from govdoc.drafting.templates import Template
    from govdoc.lint.config import Config

_TEMPLATE_LINE = lazy(r"""^(?:模板|template)[ \t]*:[ \t]+["']?([^"'#\n]+?)["']?[ \t]*(?:\s#.*)?$""", re.MULTILINE)
_TEMPLATE_KEYS = ({"模板"}, {"template"})
_PARTS = (".yaml", ".j2")
"""Suffixes of the files that make a template."""


class Preparer:
    """Makes jobs of orders; what many of them share is read once."""

    def __init__(self, options: Options) -> None:
        """Take the options of the batch."""
        forget()
        self.options = options
        self.shop = lru_cache(64)(self._shop)
        self.find = lru_cache(64)(self._find)
        self.source = lru_cache(4)(read_source)
        self.beside = lru_cache(4)(beside)
        self.root = lru_cache(16)(_root)
        self.parts = lru_cache(64)(_digest_of)

    def job(self, number: int, order: Order, output: str) -> tuple[Job, str]:
        """Return the job of an order and the hash (SHA-256) of everything that goes in.

        Raises GovdocError for a plan that cannot be read and for settings that are wrong.
        """
        text, name = self.source(order.plan)
        shop, settings = self.shop(order.plan.parent)
        cells = [override.text for override in order.overrides]
        files = self.beside(text, name)
        named = [cell for cell in cells if "." in cell or "/" in cell]
        if named:
            files |= beside("", name, named)
        if shop.config is not None and shop.config.per_file_ignores:
            shop = replace(shop, config=shop.config.for_file(Path(output)))
        job = Job(number, name, text, order.overrides, files, shop, output)
        return job, self._digest(job, settings)

    def _digest(self, job: Job, settings: str) -> str:
        """Return the hash of a job, of its template and of govdoc's version."""
        went_in = {
            "govdoc": govdoc.__version__,
            "plan": sha256(job.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "suffix": Path(job.name).suffix,
            "values": [[*map(str, override.path), override.text] for override in job.overrides],
            "files": job.beside.hashes,
            "template": self._template_digest(job),
            "settings": settings,
            "to": job.shop.to,
        }
        return sha256(json.dumps(went_in, ensure_ascii=True, sort_keys=True).encode()).hexdigest()

    def _template_digest(self, job: Job) -> str:
        """Return the hash of the template of a job; "" where it has none, or where drafting will say that it has."""
        template = self.template(job)
        return "" if template is None else self.parts((template.folder, *template.shared))

    def template(self, job: Job) -> Template | None:
        """Return the template that a job asks for, None where there is none."""
        given = [one.text for one in job.overrides if set(map(str, one.path)) in _TEMPLATE_KEYS]
        if is_markdown(job.text, job.name):
            return None
        line = _TEMPLATE_LINE.search(job.text)
        try:
            name = given[-1] if given else line[1] if line else template_name(job.text, job.name)
            return self.find(name.strip(), Path(job.name).parent)
        except (GovdocError, OSError):
            return None

    def _find(self, name: str, folder: Path) -> Template:
        from govdoc.drafting.templates import find

        return find(name, self._folders(folder))

    def _folders(self, folder: Path) -> tuple[Path, ...]:
        """Return the user's folders of templates for a plan in a folder."""
        return (*self.options.templates, *template_folders(folder))

    def _shop(self, folder: Path) -> tuple[Shop, str]:
        """Return what the plans of a folder have in common, and the hash of their settings."""
        profile, _ = profile_for(folder)
        config = _config(self.options, folder) if self.options.lint else None
        roots = tuple(self.root(given) for given in self._folders(folder))
        shop = Shop(self.options.form, roots, profile, config)
        file = nearest(folder_of(folder))
        read = [] if file is None else [file, *map(Path, config.term_files if config else ())]
        judged = [self.options.lint, self.options.select, self.options.ignore]
        said = json.dumps([judged, [sha256(path.read_bytes()).hexdigest() for path in read]])
        return shop, sha256(said.encode()).hexdigest()


def _config(options: Options, folder: Path) -> Config:
    """Return how the documents of the plans in a folder are judged."""
    from govdoc.lint.config import Config, nearest, overridden, read_config

    file = nearest(folder)
    return overridden(Config() if file is None else read_config(file), options.select, options.ignore, None)


def _digest_of(folders: tuple[Path, ...]) -> str:
    """Return the hash of the files of templates in folders."""
    found = sha256()
    for folder in folders:
        for path in _parts(folder, "*"):
            found.update(f"{path.name}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _root(folder: Path) -> Root:
    """Return a folder of templates as data; one that is a template itself with what it shares beside it."""
    from govdoc.drafting.templates import DECLARATION, SHARED_FOLDER, folders_in

    folders_in(folder)
    if not (folder / DECLARATION).is_file():
        return Root(str(folder), "", _contents(folder, _parts(folder, "**/*")))
    whole = folder.resolve()
    shared = _parts(whole.parent / SHARED_FOLDER, "*")
    return Root(str(folder), whole.name, _contents(whole.parent, [*_parts(whole, "**/*"), *shared]))


def _parts(folder: Path, pattern: str) -> list[Path]:
    """Return the files in a folder that make templates, in order."""
    return sorted(path for path in folder.glob(pattern) if path.suffix in _PARTS and path.is_file())


def _contents(folder: Path, paths: Iterable[Path]) -> tuple[tuple[str, bytes], ...]:
    """Return files by their paths from a folder."""
    return tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)
