"""Values -> files: workbooks, CSV, JSON-LD, Akoma Ntoso."""

from pipeline.export.akoma_ntoso import Dated, akoma_ntoso
from pipeline.export.comma import BOM, csv_lines
from pipeline.export.linked_data import json_ld
from pipeline.export.workbook import Cell, Column, Sheet, write_workbook
from pipeline.export.writing import replacing

__all__ = [
    "BOM",
    "Cell",
    "Column",
    "Dated",
    "Sheet",
    "akoma_ntoso",
    "csv_lines",
    "json_ld",
    "replacing",
    "write_workbook",
]
