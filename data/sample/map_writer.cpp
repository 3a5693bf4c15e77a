#include "data/sample/map_writer.h"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <glm/vec2.hpp>
#include <ogrsf_frmts.h>

#include <array>
#include <memory>
#include <system_error>

#include "data/sample/valley_plan.h"
#include "data/sample/writer.h"

namespace saban::sample {

namespace {

// Invented. As many as the land has villages; further ones have a number.
constexpr std::array kNames{"Thôn Suối Mơ", "Thôn Đá Trắng", "Bản Khe Sim", "Thôn Đồi Cọ", "Thôn Cây Gạo", "Bản Nước Trong", "Thôn Bãi Sậy", "Thôn Gò Mận"};

glm::dvec2 toTable(Point p) { return {kCornerE + p.x, kCornerN - p.y}; }

bool isInside(Point p) { return p.x >= 0.0 && p.y >= 0.0 && p.x <= kSideM && p.y <= kSideM; }

const char* highwayOf(RoadKind kind) {
    switch (kind) {
        case RoadKind::Main: return "secondary";
        case RoadKind::Pass: return "tertiary";
        case RoadKind::Side: return "residential";
        case RoadKind::Lane: break;
    }
    return "track";
}

class MapFile {
 public:
    MapFile(GDALDataset& dataset, const OGRSpatialReference& crs) : dataset_(dataset), crs_(crs) {}
    bool isSound() const { return isSound_; }

    void layer(const char* name, OGRwkbGeometryType type, const std::vector<std::pair<const char*, OGRFieldType>>& fields) {
        layer_ = dataset_.CreateLayer(name, const_cast<OGRSpatialReference*>(&crs_), type, nullptr);
        isSound_ = isSound_ && layer_;
        for (const auto& [field, fieldType] : fields) {
            OGRFieldDefn made(field, fieldType);
            isSound_ = isSound_ && layer_->CreateField(&made) == OGRERR_NONE;
        }
    }
    template <typename Fill>
    void add(OGRGeometry& geometry, Fill fill) {
        if (!isSound_) return;
        OGRFeature feature(layer_->GetLayerDefn());
        fill(feature);
        feature.SetGeometry(&geometry);
        isSound_ = layer_->CreateFeature(&feature) == OGRERR_NONE;
    }
    /// The stretches of a line that lie on the sample ground.
    template <typename Fill>
    void addLine(const Polyline& line, Fill fill) {
        OGRLineString part;
        for (std::size_t i = 0; i <= line.size(); ++i) {
            if (i < line.size() && isInside(line[i])) {
                const glm::dvec2 p = toTable(line[i]);
                part.addPoint(p.x, p.y);
                continue;
            }
            if (part.getNumPoints() > 1) add(part, fill);
            part.empty();
        }
    }

 private:
    GDALDataset& dataset_;
    const OGRSpatialReference& crs_;
    OGRLayer* layer_ = nullptr;
    bool isSound_ = true;
};

void addRoads(MapFile& file, const Landscape& land) {
    file.layer("roads", wkbLineString, {{"highway", OFTString}});
    const auto add = [&](const Road& road) { file.addLine(road.line, [&](OGRFeature& f) { f.SetField("highway", highwayOf(road.kind)); }); };
    for (const Road& road : land.roads) add(road);
    for (const Village& village : land.villages)
        for (const Road& lane : village.lanes) add(lane);
}

void addHouses(MapFile& file, const Landscape& land) {
    file.layer("buildings", wkbPolygon, {{"building", OFTString}, {"height", OFTReal}});
    for (const Village& village : land.villages)
        for (const House& house : village.houses) {
            if (!isInside(house.centre)) continue;
            const Point a = house.along * house.halfLengthM, b = Point{-house.along.y, house.along.x} * house.halfWidthM;
            OGRLinearRing ring;
            for (const Point corner : {house.centre - a - b, house.centre - a + b, house.centre + a + b, house.centre + a - b, house.centre - a - b}) {
                const glm::dvec2 p = toTable(corner);
                ring.addPoint(p.x, p.y);
            }
            OGRPolygon polygon;
            polygon.addRing(&ring);
            file.add(polygon, [&](OGRFeature& f) {
                f.SetField("building", "house");
                f.SetField("height", 4.0 + 0.5 * static_cast<double>(house.id % 5));
            });
        }
}

}  // namespace

geo::Result<void> writeMap(const Landscape& land, const std::filesystem::path& path) {
    const auto failed = [&](const std::string& reason) {
        return geo::fail(geo::ErrorCode::WriteFailed, fmt::format("cannot write '{}': {}. Check the folder's permissions and the free space.", path.string(), reason));
    };
    const std::filesystem::path part = path.parent_path() / (path.stem().string() + ".part.gpkg");
    std::error_code error;
    std::filesystem::remove(part, error);
    CPLSetConfigOption("OGR_CURRENT_DATE", "2026-01-01T00:00:00.000Z");
    CPLPushErrorHandler(CPLQuietErrorHandler);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    bool isSound = driver != nullptr;
    if (isSound) {
        const std::unique_ptr<GDALDataset> dataset(driver->Create(part.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRSpatialReference crs;
        crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        isSound = dataset && crs.importFromEPSG(3405) == OGRERR_NONE;
        if (isSound) {
            MapFile file(*dataset, crs);
            addRoads(file, land);
            file.layer("river", wkbLineString, {{"waterway", OFTString}, {"name", OFTString}});
            file.addLine(land.terrain.river.line, [](OGRFeature& f) {
                f.SetField("waterway", "river");
                f.SetField("name", "Sông Lam Tuyền");
            });
            file.layer("places", wkbPoint, {{"place", OFTString}, {"name", OFTString}});
            for (std::size_t i = 0; i < land.villages.size(); ++i) {
                const glm::dvec2 p = toTable(land.villages[i].centre);
                OGRPoint point(p.x, p.y);
                file.add(point, [&](OGRFeature& f) {
                    f.SetField("place", land.villages[i].houses.size() > 80 ? "village" : "hamlet");
                    f.SetField("name", (i < kNames.size() ? std::string(kNames[i]) : fmt::format("Thôn {}", i + 1)).c_str());
                });
            }
            addHouses(file, land);
            isSound = file.isSound();
        }
    }
    const std::string reason = CPLGetLastErrorMsg();
    CPLPopErrorHandler();
    CPLSetConfigOption("OGR_CURRENT_DATE", nullptr);
    if (!isSound) return failed(reason);
    std::filesystem::rename(part, path, error);
    if (error) return failed(error.message());
    return {};
}

}  // namespace saban::sample
