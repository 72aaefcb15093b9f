"""What a territory can make: a country by what it sells to the world, a region by what its people work at."""
