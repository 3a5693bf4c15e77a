#include "geo/vector/vector_style.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace saban::geo {

namespace {

constexpr unsigned kPoints = 1, kLines = 2, kAreas = 4;
constexpr Colour kNone{0, 0, 0, 0};
constexpr Colour kHalo{255, 252, 244, 230};

/// Features of these kinds with one of these values in one of these attributes. `values` "*" is any but "no"; without
/// attributes the name of the layer holds one of the values.
struct Rule {
    unsigned kinds;
    std::string_view attributes;
    std::string_view values;
    VectorStyle style;
};

constexpr std::string_view kRoad = "highway|fclass|roadclass|road_class|class";
constexpr std::string_view kUse = "landuse|natural|leisure|fclass|class|amenity";

// The first rule that fits holds. Colours follow Vietnamese topographic maps: water blue, woods green, roads in reds and
// yellows with a dark edge, boundaries violet, and stay readable on tint and on pictures.
constexpr std::array kRules{
    // ---- roads and railways: name, order, line, px, m, casing, px, fill, full to
    Rule{kLines, kRoad, "motorway|motorway_link|trunk|trunk_link|expressway|national",
         {"highway", 26, {206, 84, 54, 255}, 2.8f, 16, {104, 38, 24, 235}, 0.9f, kNone, 60}},
    Rule{kLines, kRoad, "primary|primary_link|secondary|secondary_link|provincial",
         {"main road", 25, {240, 164, 70, 255}, 2.3f, 11, {120, 72, 26, 230}, 0.8f, kNone, 40}},
    Rule{kLines, kRoad, "tertiary|tertiary_link|unclassified|district|commune",
         {"local road", 24, {253, 228, 150, 255}, 1.9f, 7, {124, 94, 54, 215}, 0.7f, kNone, 25}},
    Rule{kLines, kRoad, "residential|living_street|service|street|road|pedestrian",
         {"street", 23, {255, 250, 236, 255}, 1.6f, 5, {120, 102, 80, 190}, 0.6f, kNone, 12}},
    Rule{kLines, kRoad, "track|path|footway|steps|cycleway|bridleway|track_grade1|track_grade2|track_grade3|track_grade4|track_grade5",
         {"path", 22, {132, 84, 48, 235}, 1.4f, 2, kNone, 0, kNone, 8}},
    Rule{kLines, "highway", "*", {"road", 23, {253, 238, 190, 255}, 1.5f, 6, {122, 98, 66, 205}, 0.7f, kNone, 18}},
    Rule{kLines, "railway|fclass", "rail|narrow_gauge|light_rail|subway|tram|preserved",
         {"railway", 27, {66, 60, 60, 255}, 1.3f, 3, {244, 238, 226, 200}, 0.8f, kNone, 40}},
    // ---- water
    Rule{kLines, "waterway|fclass|class", "river|canal", {"river", 18, {72, 142, 202, 255}, 1.9f, 10, {34, 88, 146, 120}, 0.6f, kNone, 60}},
    Rule{kLines, "waterway|fclass", "stream|drain|ditch|tidal_channel", {"stream", 17, {84, 152, 208, 240}, 1.5f, 2.5f, kNone, 0, kNone, 15}},
    Rule{kLines, "waterway", "*", {"waterway", 17, {84, 152, 208, 240}, 1.3f, 3, kNone, 0, kNone, 20}},
    Rule{kLines, "natural", "coastline", {"coastline", 16, {52, 110, 170, 255}, 1.4f, 0, kNone, 0, kNone, 0}},
    Rule{kAreas, "natural|landuse|waterway|fclass|class|water", "water|bay|strait|basin|reservoir|aquaculture|salt_pond|riverbank|river|dock|lake|pond",
         {"water", 8, {50, 108, 168, 205}, 1.3f, 0, kNone, 0, {122, 180, 222, 215}, 30}},
    Rule{kAreas, kUse, "wetland|mud|marsh|swamp|mangrove", {"wetland", 7, {88, 150, 160, 120}, 1.1f, 0, kNone, 0, {140, 190, 190, 120}, 30}},
    // ---- cover and use of the land
    Rule{kAreas, kUse, "forest|wood|nature_reserve", {"forest", 2, {56, 104, 56, 110}, 1.1f, 0, kNone, 0, {78, 138, 74, 120}, 30}},
    Rule{kAreas, kUse, "grass|meadow|greenfield|recreation_ground|village_green|scrub|grassland|heath|park|garden|golf_course|pitch|flowerbed",
         {"grass", 2, {104, 146, 74, 90}, 1.1f, 0, kNone, 0, {150, 192, 100, 105}, 30}},
    Rule{kAreas, kUse, "farmland|farmyard|farm|orchard|paddy|allotments|vineyard|plant_nursery|greenhouse_horticulture|farmland_crop",
         {"farmland", 1, {170, 146, 70, 90}, 1.1f, 0, kNone, 0, {228, 210, 128, 110}, 30}},
    Rule{kAreas, kUse, "residential|village|hamlet|settlement", {"settlement", 3, {150, 96, 70, 150}, 1.1f, 0, kNone, 0, {216, 158, 126, 130}, 30}},
    Rule{kAreas, kUse, "industrial|commercial|retail|construction|quarry|landfill|railway|depot|brownfield|education|school|hospital|harbour|port|garages",
         {"works", 4, {112, 92, 116, 150}, 1.1f, 0, kNone, 0, {178, 158, 180, 135}, 30}},
    Rule{kAreas, "landuse|military|fclass", "military|barracks|base|range|danger_area|airfield",
         {"military", 5, {146, 48, 42, 210}, 1.5f, 0, kNone, 0, {198, 104, 92, 90}, 0}},
    Rule{kAreas, kUse, "cemetery|religious|grave_yard", {"cemetery", 4, {96, 108, 90, 150}, 1.1f, 0, kNone, 0, {158, 168, 146, 140}, 30}},
    Rule{kAreas, kUse, "sand|beach|dune|bare_rock|scree|shingle", {"sand", 6, {190, 160, 96, 110}, 1.1f, 0, kNone, 0, {240, 224, 174, 150}, 30}},
    Rule{kAreas, "building", "*", {"building", 12, {84, 60, 50, 200}, 0.9f, 0, kNone, 0, {162, 136, 116, 240}, 3, 0, true}},
    Rule{kAreas, "fclass", "building", {"building", 12, {84, 60, 50, 200}, 0.9f, 0, kNone, 0, {162, 136, 116, 240}, 3, 0, true}},
    // ---- boundaries
    Rule{kLines | kAreas, "admin_level", "1|2|3|4", {"province boundary", 15, {112, 34, 96, 255}, 1.8f, 0, {190, 104, 168, 100}, 3.0f, kNone, 0}},
    Rule{kLines | kAreas, "admin_level", "*", {"boundary", 14, {126, 52, 110, 245}, 1.6f, 0, {196, 124, 178, 90}, 2.4f, kNone, 60}},
    Rule{kLines | kAreas, "boundary|fclass|class", "administrative|national_boundary|commune|ward|district|province|county|boundary",
         {"boundary", 14, {126, 52, 110, 245}, 1.6f, 0, {196, 124, 178, 90}, 2.4f, kNone, 60}},
    // ---- places
    Rule{kPoints, "place|fclass|class", "city|national_capital|province", {"city", 36, {176, 36, 32, 255}, 8.0f, 0, kHalo, 1.6f, kNone, 0, 0}},
    Rule{kPoints, "place|fclass|class", "town|county|district", {"town", 35, {176, 36, 32, 255}, 5.4f, 0, kHalo, 1.3f, kNone, 400, 150}},
    Rule{kPoints, "place|fclass|class", "village|suburb|commune|ward|quarter|borough", {"village", 34, {92, 62, 50, 255}, 3.8f, 0, kHalo, 1.1f, kNone, 120, 25}},
    Rule{kPoints, "place|fclass|class", "hamlet|locality|neighbourhood|isolated_dwelling|farm|region|island|islet|allotments",
         {"hamlet", 33, {92, 62, 50, 235}, 2.6f, 0, kHalo, 0.9f, kNone, 50, 8}},
    Rule{kPoints, "natural|fclass", "peak|volcano|saddle", {"peak", 32, {120, 70, 30, 255}, 4.0f, 0, kHalo, 1.0f, kNone, 120, 25}},
    // ---- by the name of the layer
    Rule{kLines, "", "contour|dong_muc|duong_dong_muc|duongdongmuc|dongmuc|binhdo|binh_do",
         {"contour", 13, {150, 96, 50, 190}, 0.9f, 0, kNone, 0, kNone, 10}},
    Rule{kLines | kAreas, "", "boundar|admin|border|district|commune|province|ward|ranhgioi|ranh_gioi|diagioi|dia_gioi|hanhchinh|hanh_chinh",
         {"boundary", 14, {126, 52, 110, 245}, 1.6f, 0, {196, 124, 178, 90}, 2.4f, kNone, 60}},
    Rule{kLines, "", "rail|duongsat|duong_sat", {"railway", 27, {66, 60, 60, 255}, 1.3f, 3, {244, 238, 226, 200}, 0.8f, kNone, 40}},
    Rule{kLines, "", "road|highway|street|giaothong|giao_thong|duong",
         {"road", 23, {253, 238, 190, 255}, 1.5f, 6, {122, 98, 66, 205}, 0.7f, kNone, 18}},
    Rule{kLines, "", "river|stream|water|hydro|canal|thuyhe|thuy_he|thuyvan|thuy_van|song|suoi|kenh",
         {"waterway", 17, {84, 152, 208, 240}, 1.3f, 3, kNone, 0, kNone, 20}},
    Rule{kAreas, "", "water|river|lake|reservoir|hydro|thuyhe|thuy_he|thuyvan|thuy_van",
         {"water", 8, {50, 108, 168, 205}, 1.3f, 0, kNone, 0, {122, 180, 222, 215}, 30}},
    Rule{kAreas, "", "building|house|nhacua|nha_cua|congtrinh", {"building", 12, {84, 60, 50, 200}, 0.9f, 0, kNone, 0, {162, 136, 116, 240}, 3, 0, true}},
    Rule{kAreas, "", "forest|wood|rung|thucvat|thuc_vat", {"forest", 2, {56, 104, 56, 110}, 1.1f, 0, kNone, 0, {78, 138, 74, 120}, 30}},
};

constexpr VectorStyle calm(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
    return {"layer", 20, {red, green, blue, 255}, 1.9f, 0, {255, 252, 244, 130}, 0.8f, {red, green, blue, 64}, 0};
}
/// For what no rule knows. Points get the same colour as a disc.
constexpr std::array kCalm{calm(172, 78, 54), calm(44, 104, 150), calm(112, 80, 146), calm(48, 116, 88), calm(160, 108, 28), calm(150, 62, 98)};
constexpr VectorStyle calmDisc(VectorStyle style) {
    style.widthPx = 5.0f;
    style.casing = kHalo;
    style.casingPx = 1.2f;
    return style;
}
constexpr std::array kCalmDiscs{calmDisc(kCalm[0]), calmDisc(kCalm[1]), calmDisc(kCalm[2]), calmDisc(kCalm[3]), calmDisc(kCalm[4]), calmDisc(kCalm[5])};

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

/// Calls `visit` for the words of a list until it says that it is done; true when it did.
template <typename Visit>
bool anyWord(std::string_view list, Visit visit) {
    while (!list.empty()) {
        const auto end = std::min(list.find('|'), list.size());
        if (visit(list.substr(0, end))) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

bool isInList(std::string_view list, std::string_view word) {
    return anyWord(list, [word](std::string_view listed) { return listed == word; });
}

unsigned bitOf(ShapeKind kind) { return kind == ShapeKind::Point ? kPoints : kind == ShapeKind::Line ? kLines : kAreas; }

/// The same on every machine, so that a layer keeps its colour.
std::size_t hashOf(std::string_view name) {
    std::uint32_t hash = 2166136261u;  // FNV-1a
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

}  // namespace

const VectorStyle& vectorStyle(std::uint16_t index) {
    if (index < kRules.size()) return kRules[index].style;
    const std::size_t calm = index - kRules.size();
    return calm < kCalm.size() ? kCalm[calm] : kCalmDiscs[calm - kCalm.size()];
}

std::uint16_t vectorStyleCount() { return static_cast<std::uint16_t>(kRules.size() + kCalm.size() + kCalmDiscs.size()); }

VectorClassifier::VectorClassifier(std::string_view layerName, const std::vector<std::string>& fields)
    : layerName_(lower(layerName)), calm_(hashOf(layerName_) % kCalm.size()) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string name = lower(fields[i]);
        if (std::none_of(kRules.begin(), kRules.end(), [&](const Rule& rule) { return isInList(rule.attributes, name); })) continue;
        asked_.push_back(static_cast<int>(i));
        askedNames_.push_back(name);
    }
}

std::uint16_t VectorClassifier::styleOf(ShapeKind kind, std::span<const std::string> values) const {
    std::vector<std::string> words;
    for (const std::string& value : values) words.push_back(lower(value));
    const auto fits = [&](const Rule& rule) {
        if ((rule.kinds & bitOf(kind)) == 0) return false;
        if (rule.attributes.empty())
            return anyWord(rule.values, [this](std::string_view word) { return layerName_.find(word) != std::string::npos; });
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i].empty() || words[i] == "no" || !isInList(rule.attributes, askedNames_[i])) continue;
            if (rule.values == "*" || isInList(rule.values, words[i])) return true;
        }
        return false;
    };
    const auto rule = std::find_if(kRules.begin(), kRules.end(), fits);
    if (rule != kRules.end()) return static_cast<std::uint16_t>(rule - kRules.begin());
    return static_cast<std::uint16_t>(kRules.size() + calm_ + (kind == ShapeKind::Point ? kCalm.size() : 0));
}

}  // namespace saban::geo
