#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <memory>

#include "viewer/render/offscreen.h"
#include "viewer/render/table_view.h"

namespace saban::viewer {

inline const geo::Bounds kTable{480000, 2330000, 492000, 2342000};

/// Rough ground at every scale: octaves of sines that do not repeat.
inline double rough(glm::dvec2 p) {
    double h = 600.0, size = 4000.0;
    for (int i = 0; i < 9; ++i, size *= 0.47) h += 0.09 * size * std::sin(p.x / size + i * 1.3) * std::cos(p.y / size * 1.1 + i * 0.7);
    return h;
}

inline std::shared_ptr<const layers::Ground> groundOf(std::function<double(glm::dvec2)> height, double cellM = 5.0) {
    const geo::Crs crs = *geo::Crs::fromEpsg(3405);
    return std::make_shared<layers::Ground>(layers::Ground{.crs = crs, .crsReason = {}, .bounds = kTable,
                                                           .elevation = geo::ElevationSource::fromFunction(crs, kTable, cellM, std::move(height)),
                                                           .imagery = nullptr, .warnings = {}, .title = "Sa bàn thử", .spec = {}});
}

/// A context and a table, released in the right order.
struct Stage {
    explicit Stage(Completeness completeness) : table(completeness) {
        auto made = OffscreenContext::create();
        EXPECT_TRUE(made) << made.error().message;
        context = std::move(*made);
    }
    ~Stage() { table.releaseGl(); }
    std::unique_ptr<OffscreenContext> context;
    TableView table;
};

}  // namespace saban::viewer
