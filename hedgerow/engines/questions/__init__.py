"""Forms made of data: questions that somebody puts together on a page, and answers held against them."""
