"""What Streamlit runs, alone in its folder: that folder comes first on sys.path, and a neighbour could hide a library."""

from app.web import frame

frame.run()
