#include "geo/crs/crs.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <numbers>
#include <proj_experimental.h>

#include "geo/core/text.h"
#include "geo/crs/crs_data.h"
#include "geo/crs/proj_support.h"
#include "geo/crs/vn2000.h"

namespace saban::geo {

namespace {

/// Definitions can be kilobytes of WKT; a message shows their beginning.
std::string shortened(std::string_view definition) {
    constexpr std::size_t kLongest = 60;
    std::string line(definition.substr(0, kLongest));
    std::replace_if(line.begin(), line.end(), [](unsigned char c) { return std::iscntrl(c); }, ' ');
    return definition.size() > kLongest ? line + "…" : line;
}

tl::unexpected<Error> badCrs(std::string_view definition, const std::string& reason) {
    return fail(ErrorCode::BadCrs,
                text(SABAN_TR("geo", "cannot use the coordinate reference system '{0}': {1}. Give a code such as EPSG:3405 "
                                     "or EPSG:32648, or a WKT definition."),
                     shortened(definition), reason));
}

std::string_view trimmed(std::string_view text) {
    const auto isSpace = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
    return text;
}

/// PROJ reads "3405" as a name and "+proj=utm" as an operation: both mean a CRS here.
std::string asProjDefinition(std::string_view definition) {
    const bool isNumber = !definition.empty() && std::all_of(definition.begin(), definition.end(), [](char c) {
        return c >= '0' && c <= '9';
    });
    if (isNumber) return "EPSG:" + std::string(definition);
    const bool isProjString = definition.starts_with("+") || definition.starts_with("proj=");
    if (isProjString && definition.find("type=crs") == std::string_view::npos) return std::string(definition) + " +type=crs";
    return std::string(definition);
}

/// A definition that PROJ can only look up by name: it takes any name that has the words, which is too lax.
bool isName(std::string_view definition) {
    return definition.find_first_of(":[{=") == std::string_view::npos &&
           !std::all_of(definition.begin(), definition.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isSameName(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

bool isBound(const PJ* pj) { return proj_get_type(pj) == PJ_TYPE_BOUND_CRS; }

PjPtr withoutBound(PjPtr crs) {
    while (crs && isBound(crs.get())) crs.reset(proj_get_source_crs(projContext(), crs.get()));
    return crs;
}

std::string wktOf(const PJ* crs) {
    const char* wkt = proj_as_wkt(projContext(), crs, PJ_WKT2_2019, nullptr);
    return wkt ? wkt : std::string();
}

struct Axis {
    int count = 0;
    double toSi = 1.0;  ///< metres, or radians
};

Axis firstAxis(const PJ* crs) {
    Axis axis;
    const PjPtr system(proj_crs_get_coordinate_system(projContext(), crs));
    if (!system) return axis;
    axis.count = proj_cs_get_axis_count(projContext(), system.get());
    proj_cs_get_axis_info(projContext(), system.get(), 0, nullptr, nullptr, nullptr, &axis.toSi, nullptr, nullptr, nullptr);
    return axis;
}

double semiMajorAxisM(const PJ* crs) {
    double a = 6378137.0;
    const PjPtr ellipsoid(proj_get_ellipsoid(projContext(), crs));
    if (ellipsoid) proj_ellipsoid_get_parameters(projContext(), ellipsoid.get(), &a, nullptr, nullptr, nullptr);
    return a;
}

std::string datumNameOf(const PJ* crs) {
    const PjPtr geodetic(proj_crs_get_geodetic_crs(projContext(), crs));
    if (!geodetic) return {};
    const PjPtr datum(proj_crs_get_datum_forced(projContext(), geodetic.get()));
    const char* name = datum ? proj_get_name(datum.get()) : nullptr;
    std::string spelled = name ? name : "";
    std::replace(spelled.begin(), spelled.end(), '_', ' ');
    return spelled.starts_with("D ") ? spelled.substr(2) : spelled;
}

bool isVn2000Name(const std::string& datum) {
    return datum == "Vietnam 2000" || datum == "VN-2000" || datum == "VN 2000" || datum == "VN2000";
}

/// EPSG:6960 shifts by (-191.904, -39.303, -111.450) m; the figures in circulation differ in their rotations' signs only.
bool isVn2000Shift(const std::array<double, 7>& shift) {
    return std::abs(shift[0] + 191.904) < 0.01 && std::abs(shift[1] + 39.303) < 0.01 && std::abs(shift[2] + 111.450) < 0.01;
}

/// The figures go through units of angle on their way through WKT, so they come back with another last digit.
bool areSameShifts(const std::array<double, 7>& a, const std::array<double, 7>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return std::abs(x - y) < 1e-6; });
}

/// PROJ says "Unknown based on WGS 84 ellipsoid", Esri "Not specified (based on …)".
bool isKnownName(const std::string& datum) {
    const std::string start = datum.substr(0, 7);
    return !datum.empty() && start != "Unknown" && start != "unknown" && start != "Not spe";
}

bool isWgs84Name(const std::string& datum) {
    return datum.starts_with("World Geodetic System 1984") || datum.starts_with("WGS 84") || datum.starts_with("WGS 1984");
}

std::optional<Bounds> areaOf(const PJ* crs) {
    double west = 0, south = 0, east = 0, north = 0;
    if (!proj_get_area_of_use(projContext(), crs, &west, &south, &east, &north, nullptr) || west < -180.0) return std::nullopt;
    return Bounds{west, south, east < west ? east + 360.0 : east, north};
}

std::optional<std::array<double, 7>> toWgs84Of(const PJ* horizontal) {
    if (!isBound(horizontal)) return std::nullopt;
    const PjPtr shift(proj_crs_get_coordoperation(projContext(), horizontal));
    std::array<double, 7> values{};
    if (!shift || !proj_coordoperation_get_towgs84_values(projContext(), shift.get(), values.data(), 7, 0)) return std::nullopt;
    return values;
}

std::optional<TransverseMercator> transverseMercatorOf(const PJ* projected) {
    const PjPtr conversion(proj_crs_get_coordoperation(projContext(), projected));
    if (!conversion) return std::nullopt;
    const char* method = nullptr;
    proj_coordoperation_get_method_info(projContext(), conversion.get(), &method, nullptr, nullptr);
    if (!method || std::string_view(method) != "Transverse Mercator") return std::nullopt;
    const auto parameter = [&](const char* name) {
        const int index = proj_coordoperation_get_param_index(projContext(), conversion.get(), name);
        double value = 0.0, toSi = 1.0;
        if (index >= 0)
            proj_coordoperation_get_param(projContext(), conversion.get(), index, nullptr, nullptr, nullptr, &value, nullptr,
                                          &toSi, nullptr, nullptr, nullptr, nullptr);
        return value * toSi;
    };
    constexpr double kDegrees = 180.0 / std::numbers::pi;
    return TransverseMercator{.centralMeridianDeg = parameter("Longitude of natural origin") * kDegrees,
                              .latitudeOfOriginDeg = parameter("Latitude of natural origin") * kDegrees,
                              .scale = parameter("Scale factor at natural origin"),
                              .falseEastingM = parameter("False easting"),
                              .falseNorthingM = parameter("False northing")};
}

std::string codeOf(const PJ* crs) {
    const char* authority = proj_get_id_auth_name(crs, 0);
    const char* code = proj_get_id_code(crs, 0);
    return authority && code ? std::string(authority) + ":" + code : std::string();
}

std::optional<int> epsgOf(const std::string& code) {
    if (!code.starts_with("EPSG:")) return std::nullopt;
    int number = 0;
    const char* end = code.data() + code.size();
    const auto [stop, error] = std::from_chars(code.data() + 5, end, number);
    return error == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

/// The registered EPSG CRS that a definition without a code describes; empty when there is none.
std::string identified(const PJ* base) {
    int* confidence = nullptr;
    PJ_OBJ_LIST* candidates = proj_identify(projContext(), base, "EPSG", nullptr, &confidence);
    std::string code;
    const int count = candidates ? proj_list_get_count(candidates) : 0;
    for (int i = 0; i < count && code.empty(); ++i) {
        const PjPtr candidate(proj_list_get(projContext(), candidates, i));
        if (candidate && proj_is_equivalent_to_with_ctx(projContext(), base, candidate.get(),
                                                        PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS))
            code = codeOf(candidate.get());
    }
    proj_int_list_destroy(confidence);
    proj_list_destroy(candidates);
    return code;
}

struct Parts {
    PjPtr horizontal;  ///< may be bound
    PjPtr vertical;    ///< may be null
};

Parts split(PjPtr crs) {
    if (isBound(crs.get())) {
        PjPtr source(proj_get_source_crs(projContext(), crs.get()));
        if (source && proj_get_type(source.get()) == PJ_TYPE_COMPOUND_CRS) crs = std::move(source);
    }
    if (proj_get_type(crs.get()) != PJ_TYPE_COMPOUND_CRS) return {std::move(crs), nullptr};
    return {PjPtr(proj_crs_get_sub_crs(projContext(), crs.get(), 0)), PjPtr(proj_crs_get_sub_crs(projContext(), crs.get(), 1))};
}

/// Takes the ellipsoidal height away from a three-dimensional CRS and says so in `vertical`.
PjPtr flattened(PjPtr horizontal, VerticalReference& vertical) {
    const PjPtr base = withoutBound(PjPtr(proj_clone(projContext(), horizontal.get())));
    if (!base || firstAxis(base.get()).count < 3) return horizontal;
    const PjPtr ellipsoid(proj_get_ellipsoid(projContext(), base.get()));
    vertical.name = text(SABAN_TR("geo", "height above the ellipsoid {}"), ellipsoid ? proj_get_name(ellipsoid.get()) : "");
    PjPtr flat(proj_crs_demote_to_2D(projContext(), nullptr, horizontal.get()));
    return flat ? std::move(flat) : std::move(horizontal);
}

}  // namespace

Crs::Crs(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

Result<Crs> Crs::fromEpsg(int code) { return parse("EPSG:" + std::to_string(code)); }

Result<Crs> Crs::parse(std::string_view definition) {
    definition = trimmed(definition);
    if (definition.empty()) return badCrs(definition, text(SABAN_TR("geo", "nothing was given")));

    takeProjMessage();
    PjPtr whole(proj_create(projContext(), asProjDefinition(definition).c_str()));
    if (!whole) {
        const std::string reason = takeProjMessage();
        return badCrs(definition, reason.empty() ? text(SABAN_TR("geo", "PROJ does not know it")) : reason);
    }
    if (isName(definition) && !isSameName(definition, proj_get_name(whole.get())))
        return badCrs(definition, text(SABAN_TR("geo", "no CRS has exactly this name")));
    if (!proj_is_crs(whole.get())) return badCrs(definition, text(SABAN_TR("geo", "it does not describe a CRS")));

    auto data = std::make_shared<Data>();
    data->wkt = wktOf(whole.get());
    const std::string wholeCode = codeOf(whole.get());
    Parts parts = split(std::move(whole));
    const bool isCompound = parts.vertical != nullptr;
    if (!parts.horizontal) return badCrs(definition, text(SABAN_TR("geo", "its horizontal part cannot be read")));
    parts.horizontal = flattened(std::move(parts.horizontal), data->vertical);
    const PjPtr base = withoutBound(PjPtr(proj_clone(projContext(), parts.horizontal.get())));
    if (!base) return badCrs(definition, text(SABAN_TR("geo", "its horizontal part cannot be read")));

    const PJ_TYPE type = proj_get_type(base.get());
    data->isProjected = type == PJ_TYPE_PROJECTED_CRS;
    data->isGeographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
    if (!data->isProjected && !data->isGeographic)
        return badCrs(definition, text(SABAN_TR("geo", "it is neither a projected nor a geographic CRS, so its coordinates "
                                                       "have no known place on the earth")));

    data->name = proj_get_name(base.get());
    data->baseWkt = wktOf(base.get());
    data->toWgs84 = toWgs84Of(parts.horizontal.get());
    data->datumName = datumNameOf(base.get());
    data->isVn2000 = isVn2000Name(data->datumName) || (data->toWgs84 && isVn2000Shift(*data->toWgs84));
    data->isDatumKnown = isKnownName(data->datumName) || data->toWgs84.has_value();
    data->isWgs84 = !data->isVn2000 && isWgs84Name(data->datumName);
    const Axis axis = firstAxis(base.get());
    data->unitToMetre = data->isProjected ? axis.toSi : axis.toSi * semiMajorAxisM(base.get());
    if (data->isProjected) data->transverseMercator = transverseMercatorOf(base.get());

    data->horizontalCode = codeOf(base.get());
    if (data->horizontalCode.empty()) data->horizontalCode = identified(base.get());
    data->epsg = epsgOf(data->horizontalCode);
    const std::optional<std::string> refused = data->epsg ? refusedVn2000Code(*data->epsg) : std::nullopt;
    if (refused) return fail(ErrorCode::BadCrs, *refused);
    const auto& zone = data->transverseMercator;
    if (data->isVn2000 && zone && zone->falseEastingM == 0.0 && zone->falseNorthingM == 500000.0)
        return fail(ErrorCode::BadCrs, refusedVn2000Definition(data->name, zone->centralMeridianDeg));

    data->areaOfUse = areaOf(base.get());
    if (!data->areaOfUse && !data->horizontalCode.empty()) {
        const PjPtr registered(proj_create(projContext(), data->horizontalCode.c_str()));
        if (registered) data->areaOfUse = areaOf(registered.get());
    }

    const bool hasOwnShift = isBound(parts.horizontal.get());
    data->horizontalDefinition = hasOwnShift ? wktOf(parts.horizontal.get()) : data->baseWkt;
    data->authorityCode = isCompound ? wholeCode : data->horizontalCode;
    if (isCompound) {
        const PjPtr vertical = withoutBound(std::move(parts.vertical));
        data->vertical.name = vertical ? proj_get_name(vertical.get()) : "";
        data->vertical.unitToMetre = vertical ? firstAxis(vertical.get()).toSi : 1.0;
        const std::string verticalCode = vertical ? codeOf(vertical.get()) : "";
        if (data->authorityCode.empty() && data->epsg && epsgOf(verticalCode))
            data->authorityCode = data->horizontalCode + "+" + verticalCode.substr(5);
    }
    return Crs(std::move(data));
}

const std::string& Crs::name() const { return data_->name; }

std::string Crs::label() const {
    return data_->horizontalCode.empty() ? data_->name : data_->name + " (" + data_->horizontalCode + ")";
}

std::string Crs::authorityCode() const { return data_->authorityCode; }
std::optional<int> Crs::epsg() const { return data_->epsg; }
const std::string& Crs::wkt() const { return data_->wkt; }

Crs Crs::horizontal() const {
    auto flat = std::make_shared<Data>(*data_);
    flat->wkt = flat->horizontalDefinition;
    flat->authorityCode = flat->horizontalCode;
    flat->vertical = {};
    return Crs(std::move(flat));
}

const std::string& Crs::datum() const { return data_->datumName; }
bool Crs::isDatumKnown() const { return data_->isDatumKnown; }
bool Crs::isProjected() const { return data_->isProjected; }
bool Crs::isGeographic() const { return data_->isGeographic; }
bool Crs::isMetric() const { return data_->isProjected && std::abs(data_->unitToMetre - 1.0) < 1e-9; }

double Crs::unitToMetre() const { return data_->unitToMetre; }
VerticalReference Crs::vertical() const { return data_->vertical; }
bool Crs::isVn2000() const { return data_->isVn2000; }
bool Crs::isWgs84() const { return data_->isWgs84; }
std::optional<Bounds> Crs::areaOfUse() const { return data_->areaOfUse; }
std::optional<TransverseMercator> Crs::transverseMercator() const { return data_->transverseMercator; }

bool Crs::isSameAs(const Crs& other) const {
    const Data& a = *data_;
    const Data& b = *other.data_;
    if (a.horizontalDefinition == b.horizontalDefinition) return true;
    if (a.toWgs84 && b.toWgs84 && !areSameShifts(*a.toWgs84, *b.toWgs84)) return false;
    if (a.toWgs84.has_value() != b.toWgs84.has_value() && (!isKnownName(a.datumName) || !isKnownName(b.datumName))) return false;
    if (a.epsg && b.epsg) return *a.epsg == *b.epsg;
    const PjPtr first(proj_create(projContext(), a.baseWkt.c_str()));
    const PjPtr second(proj_create(projContext(), b.baseWkt.c_str()));
    return first && second &&
           proj_is_equivalent_to_with_ctx(projContext(), first.get(), second.get(), PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS);
}

}  // namespace saban::geo
