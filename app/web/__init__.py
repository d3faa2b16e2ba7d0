"""The app in a browser: Streamlit stands here and nowhere else."""
