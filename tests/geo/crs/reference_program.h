#pragma once

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <glm/vec2.hpp>

namespace saban::test {

/// True when a program of PROJ's package proj-bin is installed.
inline bool hasProgram(const std::string& name) { return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0; }

/// What cs2cs or cct prints for a list of points: the first two numbers of every line. Points are written as they are.
inline std::vector<glm::dvec2> runProjProgram(const std::string& command, const std::vector<glm::dvec2>& points) {
    const auto file = std::filesystem::temp_directory_path() / ("saban_points_" + std::to_string(::getpid()) + ".txt");
    {
        std::ofstream out(file);
        out.precision(15);
        for (const glm::dvec2 p : points) out << p.x << ' ' << p.y << " 0\n";
    }
    std::vector<glm::dvec2> results;
    FILE* pipe = ::popen(("PROJ_NETWORK=OFF " + command + " " + file.string()).c_str(), "r");
    char line[512];
    while (pipe && std::fgets(line, sizeof line, pipe)) {
        std::istringstream numbers(line);
        glm::dvec2 p{};
        if (numbers >> p.x >> p.y) results.push_back(p);
    }
    if (pipe) ::pclose(pipe);
    std::filesystem::remove(file);
    return results;
}

}  // namespace saban::test
