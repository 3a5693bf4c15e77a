# Writes OUTPUT, a C++ source with the text of every file in SHADERS.
set(text "#include \"shaders/shader_sources.h\"\n\nnamespace saban {\n\nstd::string_view shaderSource(std::string_view name) {\n")
foreach(path IN LISTS SHADERS)
  get_filename_component(name "${path}" NAME)
  file(READ "${path}" body)
  string(APPEND text "    if (name == \"${name}\") return R\"GLSL(${body})GLSL\";\n")
endforeach()
string(APPEND text "    return {};\n}\n\n}  // namespace saban\n")
file(WRITE "${OUTPUT}" "${text}")
