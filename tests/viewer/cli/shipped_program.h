#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

#include "tests/support/raster_fixtures.h"

namespace saban::test {

/// What a run of a program gave.
struct Outcome {
    int status = -1;  ///< exit status; negative: the signal that ended it
    std::string out;
    std::string err;
};

/// Runs the shipped program as a person runs it, in English, with a cache of its own.
inline Outcome saban(const std::string& arguments, const std::string& environment = {}) {
    const TemporaryFolder folder;
    const std::string errors = folder.file("stderr");
    const std::string command = "env LC_ALL=C.UTF-8 SABAN_LANG=en XDG_CACHE_HOME='" + folder.file("cache") + "' " + environment +
                                " '" SABAN_BUILD_DIR "/saban' " + arguments + " 2>'" + errors + "'";
    Outcome run;
    FILE* pipe = popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) run.out.append(buffer.data(), n);
    const int status = pclose(pipe);
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    run.err = readBytes(errors);
    return run;
}

}  // namespace saban::test
