"""What people are called in Mallowdale, and what they are said to need. Nobody is meant."""

FIRST = (
    "Abena", "Adeola", "Agnes", "Aisha", "Alun", "Amara", "Anwen", "Arthur", "Asif", "Bethan", "Bilal", "Blessing",
    "Bronagh", "Callum", "Carys", "Ciara", "Colette", "Cuthbert", "Dafydd", "Delroy", "Dilys", "Dorcas", "Edna",
    "Efua", "Eilidh", "Elspeth", "Emeka", "Errol", "Esme", "Farah", "Fergus", "Fatima", "Gethin", "Gillian", "Godfrey",
    "Gurpreet", "Hamza", "Hazel", "Hettie", "Ifeoma", "Imran", "Ines", "Iris", "Isla", "Jarek", "Jasvinder", "Jemima",
    "Joyce", "Kasia", "Keir", "Khadija", "Kofi", "Kwame", "Laszlo", "Leila", "Lowri", "Mabel", "Magda", "Maisie",
    "Marvin", "Maureen", "Mei", "Minh", "Moira", "Nadia", "Nasreen", "Ngozi", "Niamh", "Olwen", "Omar", "Padraig",
    "Parveen", "Perpetua", "Piotr", "Priya", "Ranjit", "Rhiannon", "Rosalind", "Ruth", "Saoirse", "Seren", "Shanice",
    "Siobhan", "Solomon", "Sunita", "Tamsin", "Tariq", "Thandi", "Una", "Verity", "Vikram", "Wilf", "Winifred",
    "Xiu", "Yasmin", "Yusuf", "Zainab", "Zofia",
)  # fmt: skip
LAST = (
    "Abara", "Adeyemi", "Ahmadi", "Amberley", "Appiah", "Ashdown", "Balogun", "Barrowclough", "Begum", "Bhogal",
    "Birtwhistle", "Boateng", "Bracegirdle", "Brightwell", "Cadwallader", "Catterall", "Chaudhry", "Chukwu", "Clegg",
    "Crabtree", "Danso", "De Souza", "Dhillon", "Entwistle", "Eze", "Fairweather", "Farooqi", "Fothergill", "Garside",
    "Gill", "Greenhalgh", "Gwynne", "Hardcastle", "Hargreave", "Heptonstall", "Hussaini", "Iqbal", "Jagger", "Jankowska",
    "Kaur", "Kavanagh", "Kowalczyk", "Larkspur", "Lightfoot", "Llewellyn", "Mac Donagh", "Mafeking", "Mahmood",
    "Mistry", "Murgatroyd", "Nowicka", "Nwosu", "O'Hara", "Oakenshaw", "Obi", "Odunsi", "Oldroyd", "Osei", "Patel-Moor",
    "Penhaligon", "Pickersgill", "Pomfret", "Quarmby", "Rahman", "Ramsbottom", "Rashid", "Sandhu", "Satterthwaite",
    "Shackleton", "Sidhu", "Siddiqui", "Sowerby", "Sutcliffe", "Szabo", "Tattersall", "Threlfall", "Tran", "Turnpenny",
    "Uddin", "Umar", "Van der Merwe", "Wainwright", "Whitelam", "Wojcik", "Woolfenden", "Yeung", "Zielinska",
)  # fmt: skip
ABOUT = (
    "Rings back after six.",
    "Knows everybody at the market.",
    "Prefers to meet than to write.",
    "Used to keep the books of the brass band.",
    "Works shifts: leave a message.",
)
NEEDS = (
    (("step_free",), ""),
    (("hearing_loop",), "A seat near the front is enough where there is no loop."),
    (("bsl",), ""),
    (("large_print",), "Eighteen point, on cream paper if you can."),
    (("quiet", "travel"), "The 14 bus is the only one I can take."),
    (("childcare",), ""),
    (("food",), "Halal."),
    (("interpreter",), "Polish, for anything about money."),
)
TEAMS = (
    ("Communities and neighbourhoods", "Communities officer"),
    ("Adult social care", "Commissioning manager"),
    ("Public health", "Public health practitioner"),
    ("Children and families", "Early help lead"),
    ("Housing", "Resident involvement officer"),
    ("Culture and leisure", "Arts development officer"),
    ("Procurement", "Category manager"),
)
