"""What the pages of a document carry beside its text: the lines of its headers and footers."""

from lxml import etree

from pipeline.read.word.names import R, W, switch
from pipeline.read.word.package import Package
from pipeline.read.word.printing import Printer
from pipeline.read.word.story import Story


def lines(package: Package, settings: etree._Element | None, kind: str, story: Story) -> list[str]:
    """The distinct lines of the headers or the footers (kind: header, footer), in the order of the sections."""
    targets = {link.id: link.target for link in package.relationships(package.main) if link.kind == kind}
    shown = {"default": True, "even": bool(switch(settings, "evenAndOddHeaders"))}
    found: dict[str, None] = {}
    for section in package.sections():
        shown["first"] = bool(switch(section, "titlePg"))
        for reference in section.findall(f"{W}{kind}Reference"):
            target = targets.get(reference.get(R + "id", ""))
            root = package.part(target) if target and shown.get(reference.get(W + "type", "default")) else None
            if root is not None:
                printer = Printer()
                printer.blocks(story.blocks(root))
                found |= dict.fromkeys(line.strip() for line in printer.text.split("\n") if line.strip())
    return list(found)
