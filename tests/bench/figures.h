#pragma once

#include <string>
#include <utility>
#include <vector>

#include "geo/core/error.h"

namespace saban::bench {

/// Median times of one run of the benchmarks, as Google Benchmark writes them to a file.
struct Figures {
    std::string commit;
    std::vector<std::pair<std::string, double>> medianNs;  ///< in the order of the names
};

/// Errors: `NotFound`; `BadFormat` for a file without medians.
geo::Result<Figures> readFigures(const std::string& path);

/// Name, median time, commit.
std::string tableOf(const Figures& figures);

/// Name, both median times, new by old: below 1 is faster. What is in one of the two only says so.
std::string comparisonOf(const Figures& before, const Figures& now);

}  // namespace saban::bench
