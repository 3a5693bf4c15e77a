#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <system_error>

#include "data/exercise/exercise.h"
#include "geo/raster/network_guard.h"
#include "layers/store/plan_store.h"

namespace {

int failed(const std::string& reason) {
    fmt::print(stderr, "saban_sample_exercise: error: {}\n", reason);
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace saban;
    if (argc != 3) {
        fmt::print(stderr, "usage: saban_sample_exercise FOLDER PLAN\n\nPlaces the invented exercise on the sample ground in FOLDER and writes it as PLAN.\n");
        return 2;
    }
    geo::initialiseGdal();
    auto site = exercise::Site::open(argv[1]);
    if (!site) return failed(site.error().message);
    const layers::Plan plan = exercise::makeExercise(*site);
    // An older one is replaced only by a whole one.
    const std::string part = std::string(argv[2]) + ".part.gpkg";
    std::error_code error;
    std::filesystem::remove(part, error);
    if (const auto store = layers::PlanStore::create(part, plan); !store) return failed(store.error().message);
    std::filesystem::rename(part, argv[2], error);
    return error ? failed(error.message()) : 0;
}
