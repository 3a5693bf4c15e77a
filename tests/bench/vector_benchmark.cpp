#include <benchmark/benchmark.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <random>
#include <string>

#include "geo/tiles/tile_grid.h"
#include "geo/vector/vector_source.h"
#include "tests/bench/sample_ground.h"
#include "viewer/terrain/vector_paint.h"

// The overlay of an invented province of 200 km with a million vertices: reading it, and painting one tile of it.

namespace saban::bench {
namespace {

const geo::Bounds kProvince{450000, 2250000, 650000, 2450000};

class ProvinceWriter {
 public:
    explicit ProvinceWriter(OGRLayer& layer) : layer_(layer) {}

    void write(const char* key, const char* value, const OGRGeometry& geometry) {
        OGRFeature feature(layer_.GetLayerDefn());
        feature.SetField(key, value);
        feature.SetGeometry(&geometry);
        if (layer_.CreateFeature(&feature) != OGRERR_NONE) benchmark::DoNotOptimize(++failures_);
    }
    double between(double least, double most) { return std::uniform_real_distribution<double>(least, most)(random_); }
    glm::dvec2 place() { return {between(kProvince.minE, kProvince.maxE), between(kProvince.minN, kProvince.maxN)}; }

    void road(const char* sort, int vertices, double stepM) {
        OGRLineString line;
        glm::dvec2 at = place();
        double heading = between(0.0, 6.28);
        for (int i = 0; i < vertices; ++i, heading += between(-0.35, 0.35)) {
            line.addPoint(at.x, at.y);
            at += stepM * glm::dvec2(std::cos(heading), std::sin(heading));
        }
        write("highway", sort, line);
    }
    void commune(int column, int row) {
        constexpr int kVertices = 1000;
        const glm::dvec2 centre{kProvince.minE + (column + 0.5) * 20000.0, kProvince.minN + (row + 0.5) * 20000.0};
        auto* ring = new OGRLinearRing;
        for (int i = 0; i <= kVertices; ++i) {
            const double angle = i % kVertices * 2.0 * M_PI / kVertices;
            const double radiusM = 9000.0 + 500.0 * std::sin(angle * 9.0) + 60.0 * std::sin(angle * 171.0);
            ring->addPoint(centre.x + radiusM * std::cos(angle), centre.y + radiusM * std::sin(angle));
        }
        OGRPolygon polygon;
        polygon.addRingDirectly(ring);
        write("boundary", "administrative", polygon);
    }
    void building(glm::dvec2 at) {
        auto* ring = new OGRLinearRing;
        for (const glm::dvec2 corner : {glm::dvec2{0, 0}, {9, 0}, {9, 14}, {0, 14}, {0, 0}}) ring->addPoint(at.x + corner.x, at.y + corner.y);
        OGRPolygon polygon;
        polygon.addRingDirectly(ring);
        write("building", "yes", polygon);
    }

 private:
    OGRLayer& layer_;
    std::mt19937 random_{7};
    int failures_ = 0;
};

/// Written once into the build folder.
std::string provinceFile() {
    const std::string path = SABAN_BUILD_DIR "/bench_province.gpkg";
    std::error_code error;
    if (std::filesystem::exists(path, error)) return path;
    geo::initialiseGdal();
    const std::string draft = SABAN_BUILD_DIR "/bench_province_draft.gpkg";
    std::filesystem::remove(draft, error);
    {
        const std::unique_ptr<GDALDataset> dataset(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(draft.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRSpatialReference crs;
        crs.importFromEPSG(3405);
        OGRLayer* layer = dataset->CreateLayer("province", &crs, wkbUnknown, nullptr);
        for (const char* name : {"highway", "boundary", "building"}) {
            OGRFieldDefn field(name, OFTString);
            if (layer->CreateField(&field) != OGRERR_NONE) return {};
        }
        if (dataset->StartTransaction() != OGRERR_NONE) return {};
        ProvinceWriter province(*layer);
        for (int i = 0; i < 400; ++i) province.road("primary", 500, 60.0);
        for (int i = 0; i < 20000; ++i) province.road(i % 4 ? "residential" : "tertiary", 30, 40.0);
        for (int i = 0; i < 100; ++i) province.commune(i % 10, i / 10);
        for (int i = 0; i < 200; ++i) {
            const glm::dvec2 village = province.place();
            for (int house = 0; house < 100; ++house) province.building(village + glm::dvec2(house % 10, house / 10) * 25.0);
        }
        if (dataset->CommitTransaction() != OGRERR_NONE) return {};
    }
    std::filesystem::rename(draft, path, error);
    return path;
}

geo::Result<std::shared_ptr<const geo::VectorSource>> openProvince(const std::string& layer = {}) {
    const auto crs = geo::Crs::fromEpsg(3405);
    if (!crs) return tl::unexpected(crs.error());
    return geo::VectorSource::open({{.path = provinceFile(), .layer = layer}}, *crs);
}

void OpenVectors(benchmark::State& state) {
    double vertices = 0;
    for (auto _ : state) {
        const auto source = openProvince("province");  // not the one that is kept below, which would be shared
        if (!source) return state.SkipWithError(source.error().message.c_str());
        vertices = static_cast<double>((*source)->vertexCount());
    }
    state.counters["vertices"] = vertices;
}
BENCHMARK(OpenVectors)->Unit(benchmark::kMillisecond);

/// `state` counts cells of so many decimetres.
void PaintVectors(benchmark::State& state) {
    static const auto source = openProvince();
    if (!source) return state.SkipWithError(source.error().message.c_str());
    const geo::TileGrid grid(kProvince);
    const glm::dvec2 onARoad = (*source)->read(0, kProvince.grownBy(-50000.0), 500.0).points.front();
    const geo::TileKey key = tileAt(grid, grid.levelForCell(static_cast<double>(state.range(0)) / 10.0), onARoad);
    for (auto _ : state) benchmark::DoNotOptimize(viewer::paintVectors(**source, grid, key));
}
BENCHMARK(PaintVectors)->ArgName("cell_dm")->Arg(8000)->Arg(2000)->Arg(500)->Arg(125)->Arg(30)->Arg(5)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace saban::bench
