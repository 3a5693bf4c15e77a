#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <vector>

#include "tests/bench/figures.h"

// saban_benchmarks COMMIT OUT.json [--benchmark_…]   runs everything, writes OUT.json, prints the medians
// saban_benchmarks --compare OLD.json NEW.json       prints the ratios of two such files

namespace {

/// Says only what went wrong: the table of medians comes at the end.
class Failures : public benchmark::BenchmarkReporter {
   public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& one : runs) {
            if (!one.error_occurred) continue;
            fmt::print(stderr, "saban_benchmarks: error: {}: {}\n", one.benchmark_name(), one.error_message);
            any = true;
        }
    }
    bool any = false;
};

int report(const saban::geo::Error& error) {
    fmt::print(stderr, "saban_benchmarks: error: {}\n", error.message);
    return 1;
}

int compare(const std::string& before, const std::string& now) {
    const auto a = saban::bench::readFigures(before);
    if (!a) return report(a.error());
    const auto b = saban::bench::readFigures(now);
    if (!b) return report(b.error());
    fmt::print("{}", saban::bench::comparisonOf(*a, *b));
    return 0;
}

int run(const std::string& commit, const std::string& out, const std::vector<std::string>& options) {
    std::vector<std::string> words{"saban_benchmarks", "--benchmark_out_format=json", "--benchmark_out=" + out, "--benchmark_repetitions=7",
                                   "--benchmark_enable_random_interleaving=true", "--benchmark_min_time=0.1", "--benchmark_report_aggregates_only=true"};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    int count = static_cast<int>(pointers.size());
    benchmark::Initialize(&count, pointers.data());
    if (benchmark::ReportUnrecognizedArguments(count, pointers.data())) return 2;
    benchmark::AddCustomContext("commit", commit);
    Failures failures;
    benchmark::RunSpecifiedBenchmarks(&failures);
    benchmark::Shutdown();
    if (failures.any) return 1;
    const auto figures = saban::bench::readFigures(out);
    if (!figures) return report(figures.error());
    fmt::print("{}", saban::bench::tableOf(*figures));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() == 3 && words[0] == "--compare") return compare(words[1], words[2]);
    if (words.size() >= 2 && !words[0].starts_with("-")) return run(words[0], words[1], {words.begin() + 2, words.end()});
    fmt::print(stderr, "usage: saban_benchmarks COMMIT OUT.json [--benchmark_...]\n       saban_benchmarks --compare OLD.json NEW.json\n");
    return 2;
}
