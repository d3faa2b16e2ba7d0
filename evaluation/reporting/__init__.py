"""What was measured, for people: tables, charts, the HTML report and the figures of the documentation."""
