#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "layers/store/plan_store.h"
#include "tests/support/sample_plan.h"
#include "tests/viewer/cli/shipped_program.h"

namespace saban::test {

/// In a shell.
inline std::string quoted(const std::string& text) { return "'" + text + "'"; }

/// Hills of 1.2 x 1 km around E 500600, N 2299500 in EPSG:3405.
inline std::string writeHills(const std::string& path) {
    RasterRecipe recipe;
    recipe.columns = 120;
    recipe.rows = 100;
    recipe.value = [](int c, int r, int) { return 100.0 + 40.0 * std::sin(c / 9.0) * std::cos(r / 7.0); };
    return writeRaster(path, recipe);
}

/// The small plan in a file, its elevation beside it: 3 x 3 km in EPSG:3405.
inline std::string writeSmallPlan(const TemporaryFolder& folder) {
    RasterRecipe recipe;
    recipe.columns = recipe.rows = 120;
    recipe.geotransform = {{479500, 25, 0, 2337000, 0, -25}};
    recipe.value = [](int c, int r, int) { return 20.0 + 0.1 * c + 0.2 * r; };
    writeRaster(folder.file("valley_10m.tif"), recipe);
    const std::string path = folder.file("plan.gpkg");
    const auto made = layers::PlanStore::create(path, smallPlan());
    EXPECT_TRUE(made) << made.error().message;
    return path;
}

/// The program's only JSON object; null, and a failed test, when the run failed.
inline nlohmann::json jsonOf(const Outcome& run) {
    EXPECT_EQ(run.status, 0) << run.err;
    return run.status == 0 ? nlohmann::json::parse(run.out) : nlohmann::json();
}

/// That exit status and exactly one line that begins with `saban: error:` and holds `word`; warnings may come before it.
inline void expectOneError(const Outcome& run, const std::string& word, int status = 1) {
    EXPECT_EQ(run.status, status) << run.err;
    std::size_t errors = 0;
    for (std::size_t at = run.err.find("saban: error: "); at != std::string::npos; at = run.err.find("saban: error: ", at + 1)) ++errors;
    EXPECT_EQ(errors, 1u) << run.err;
    EXPECT_NE(run.err.find(word), std::string::npos) << run.err;
    EXPECT_TRUE(run.out.empty()) << run.out;
}

}  // namespace saban::test
