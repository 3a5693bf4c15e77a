# Writes OUTPUT, a C++ source with the text of CATALOGUE.
file(READ "${CATALOGUE}" body)
file(WRITE "${OUTPUT}" "#include \"layers/catalogue/embedded_catalogue.h\"\n\nnamespace saban::layers {\n\n"
  "std::string_view embeddedCatalogue() { return R\"JSON(${body})JSON\"; }\n\n}  // namespace saban::layers\n")
