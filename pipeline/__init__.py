"""The pipeline: file -> SourceText -> Document -> (Extraction, Index) -> Answer."""
