"""Speed of the engines, reducers, statistics and readers at Skåne's size, beside rivals in the same run."""
