#include <QString>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "geo/core/text.h"
#include "layers/catalogue/embedded_catalogue.h"
#include "layers/catalogue/size_limits.h"
#include "layers/catalogue/structure_catalogue.h"

namespace saban::layers {

namespace {

using nlohmann::json;

constexpr std::uintmax_t kMostBytes = 4u << 20;
constexpr std::size_t kMostTypes = 1000;
constexpr std::size_t kMostMaterials = 100;
constexpr std::size_t kMostNameBytes = 480;

template <typename T>
using Names = std::vector<std::pair<std::string_view, T>>;

const Names<StructureGeometry> kGeometries{{"point", StructureGeometry::Point}, {"line", StructureGeometry::Line}};
const Names<EntranceSide> kSides{{"front", EntranceSide::Front},
                                 {"back", EntranceSide::Back},
                                 {"left", EntranceSide::Left},
                                 {"right", EntranceSide::Right}};
const Names<StructureSurface> kSurfaces{{"earth", StructureSurface::Earth},       {"timber", StructureSurface::Timber},
                                        {"concrete", StructureSurface::Concrete}, {"canvas", StructureSurface::Canvas},
                                        {"metal", StructureSurface::Metal},       {"gravel", StructureSurface::Gravel}};
const Names<ModelUp> kUpAxes{{"y", ModelUp::Y}, {"z", ModelUp::Z}};
const Names<StructureModel> kModels{{"command_bunker", StructureModel::CommandBunker},
                                    {"meeting_bunker", StructureModel::MeetingBunker},
                                    {"personnel_shelter", StructureModel::PersonnelShelter},
                                    {"covered_trench", StructureModel::CoveredTrench},
                                    {"open_trench", StructureModel::OpenTrench},
                                    {"tent", StructureModel::Tent},
                                    {"frame_house", StructureModel::FrameHouse},
                                    {"briefing_hall", StructureModel::BriefingHall},
                                    {"sand_table_hall", StructureModel::SandTableHall},
                                    {"watch_tower", StructureModel::WatchTower},
                                    {"gate", StructureModel::Gate},
                                    {"vehicle_shelter", StructureModel::VehicleShelter},
                                    {"parking_place", StructureModel::ParkingPlace},
                                    {"kitchen", StructureModel::Kitchen},
                                    {"medical_post", StructureModel::MedicalPost},
                                    {"communications_post", StructureModel::CommunicationsPost},
                                    {"generator_place", StructureModel::GeneratorPlace},
                                    {"water_point", StructureModel::WaterPoint},
                                    {"latrine", StructureModel::Latrine}};

std::string composed(const std::string& text) {
    return QString::fromStdString(text).normalized(QString::NormalizationForm_C).toStdString();
}

std::string firstPartOf(const std::string& key) {
    return key.substr(0, key.find('.'));
}

/// As it stands in the file, cut off where it gets long.
std::string shown(const json& value) {
    if (value.is_object() || value.is_array()) return value.type_name();
    QString whole = QString::fromStdString(value.dump(-1, ' ', false, json::error_handler_t::replace));
    if (whole.size() > 60) whole = whole.left(57) + QStringLiteral("...");
    return whole.toStdString();
}

bool isId(const std::string& id) {
    return !id.empty() && id.size() <= 64 && id[0] >= 'a' && id[0] <= 'z' &&
           std::all_of(id.begin(), id.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// Reads the values of one object by key. The first that is not as it must be is kept as the error; all after it are
/// defaults.
class ObjectReader {
 public:
    ObjectReader(const json& object, std::string file, std::string type)
        : object_(object), file_(std::move(file)), type_(std::move(type)) {}

    const std::optional<geo::Error>& error() const { return error_; }

    /// Null when a key is missing; "a.b" is key b of the object a.
    const json* find(const std::string& key) {
        known_.insert(key);
        const json* at = &object_;
        for (std::size_t begin = 0; at && begin <= key.size();) {
            const std::size_t end = std::min(key.find('.', begin), key.size());
            const auto next = at->is_object() ? at->find(key.substr(begin, end - begin)) : at->end();
            at = at->is_object() && next != at->end() ? &*next : nullptr;
            begin = end + 1;
        }
        return at;
    }

    void reject(const std::string& key, const std::string& allowed) {
        if (error_) return;
        const json* value = find(key);
        error_ = geo::Error{
            geo::ErrorCode::BadFormat,
            value ? text(SABAN_TR("layers",
                                  "cannot use the structure catalogue '{0}': type '{1}' has {2} = {3}. Write {4}."),
                         file_, type_, key, shown(*value), allowed)
                  : text(SABAN_TR("layers",
                                  "cannot use the structure catalogue '{0}': type '{1}' lacks the key {2}. Write {3}."),
                         file_, type_, key, allowed)};
    }

    double number(const std::string& key, const NumberRange& range) {
        const json* value = find(key);
        if (value && value->is_number() && range.holds(value->get<double>())) return value->get<double>();
        reject(key, describe(range));
        return 0.0;
    }

    std::string string(const std::string& key) {
        const json* value = find(key);
        if (value && value->is_string() && !value->get_ref<const std::string&>().empty() &&
            value->get_ref<const std::string&>().size() <= kMostNameBytes)
            return composed(value->get<std::string>());
        reject(key, translated(SABAN_TR("layers", "a text of 1 to 120 letters")));
        return {};
    }

    template <typename T>
    T choice(const std::string& key, const Names<T>& names) {
        const json* value = find(key);
        std::string allowed;
        for (const auto& [name, meaning] : names) {
            if (value && value->is_string() && value->get_ref<const std::string&>() == name) return meaning;
            allowed += (allowed.empty() ? "" : ", ") + std::string(name);
        }
        reject(key, text(SABAN_TR("layers", "one of {0}"), allowed));
        return names.front().second;
    }

    StructureColour colour(const std::string& key) {
        const json* value = find(key);
        if (value && value->is_string()) {
            const std::string& hex = value->get_ref<const std::string&>();
            if (hex.size() == 7 && hex[0] == '#' &&
                hex.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos) {
                const auto rgb = std::stoul(hex.substr(1), nullptr, 16);
                return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8 & 0xff),
                        static_cast<std::uint8_t>(rgb & 0xff)};
            }
        }
        reject(key, translated(SABAN_TR("layers", "a colour such as #8a7652")));
        return {};
    }

    /// Keys that nobody asked for, in the object itself and in those one below it.
    std::vector<std::string> unknownKeys() const {
        std::set<std::string> parents;
        for (const std::string& key : known_)
            if (key.find('.') != std::string::npos) parents.insert(firstPartOf(key));
        std::vector<std::string> unknown;
        for (const auto& [key, value] : object_.items()) {
            if (parents.count(key) && value.is_object()) {
                for (const auto& [inner, _] : value.items())
                    if (!known_.count(key + "." + inner)) unknown.push_back(key + "." + inner);
            } else if (!known_.count(key)) {
                unknown.push_back(key);
            }
        }
        return unknown;
    }

 private:
    const json& object_;
    std::string file_, type_;
    std::set<std::string> known_;
    std::optional<geo::Error> error_;
};

geo::Warning unknownKey(const std::string& file, const std::string& type, const std::string& key) {
    return {"unknown_key", text(SABAN_TR("layers",
                                         "The structure catalogue '{0}' has a key that is not known and not used: {2} "
                                         "of '{1}'. Look for a spelling mistake."),
                                file, type, key)};
}

geo::Result<std::vector<StructureMaterial>> readMaterial(const json& list, const std::string& file,
                                                         const std::string& type, geo::Warnings& warnings) {
    std::vector<StructureMaterial> material;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string place = text(SABAN_TR("layers", "{0}, material {1}"), type, i + 1);
        const json none = json::object();
        ObjectReader reader(list[i].is_object() ? list[i] : none, file, place);
        StructureMaterial item;
        item.nameVi = reader.string("name_vi");
        item.nameEn = reader.string("name_en");
        item.quantity = reader.number("quantity", {1e6});
        item.unit = reader.string("unit");
        if (reader.error()) return tl::unexpected(*reader.error());
        for (const std::string& key : reader.unknownKeys()) warnings.push_back(unknownKey(file, place, key));
        material.push_back(std::move(item));
    }
    return material;
}

void readSizes(ObjectReader& reader, StructureType& type) {
    for (const SizeField& field : sizeFields())
        if (isUsedBy(field, type.geometry)) type.sizes.*field.size = reader.number(field.key, field.range);
    if (type.geometry == StructureGeometry::Line && type.sizes.bottomWidthM > type.sizes.topWidthM)
        reader.reject("sizes_m.bottom_width", describe(NumberRange{type.sizes.topWidthM}));
}

void readModelFile(ObjectReader& reader, StructureType& type, const std::string& file) {
    const bool hasFile = reader.find("model_file") != nullptr;
    const bool hasAxis = reader.find("model_up") != nullptr;
    if (!hasFile) return;
    const std::string named = reader.string("model_file");
    if (type.geometry != StructureGeometry::Point)
        reader.reject("model_file", translated(SABAN_TR("layers", "it in types of points only: lines are built along their way")));
    if (named.find("://") != std::string::npos || named.starts_with("/vsi"))
        reader.reject("model_file", translated(SABAN_TR("layers", "the path of a file on this computer, relative to the catalogue")));
    const std::filesystem::path path(named);
    type.modelFile = (path.is_absolute() ? path : std::filesystem::path(file).parent_path() / path).lexically_normal().string();
    if (hasAxis) type.modelUp = reader.choice("model_up", kUpAxes);
}

geo::Result<StructureType> readType(const json& object, const std::string& file, std::size_t index,
                                    geo::Warnings& warnings) {
    StructureType type;
    const json* id = object.is_object() && object.contains("id") ? &object["id"] : nullptr;
    const std::string label =
        id && id->is_string() && isId(*id) ? id->get<std::string>() : text(SABAN_TR("layers", "number {0}"), index + 1);
    const json none = json::object();
    ObjectReader reader(object.is_object() ? object : none, file, label);
    type.id = reader.string("id");
    if (!isId(type.id))
        reader.reject("id", translated(SABAN_TR(
                                "layers", "small letters a to z, digits and _, beginning with a letter, at most 64")));
    type.nameVi = reader.string("name_vi");
    type.nameEn = reader.string("name_en");
    type.geometry = reader.choice("geometry", kGeometries);
    if (!reader.error()) readSizes(reader, type);
    if (type.geometry == StructureGeometry::Point) type.entranceSide = reader.choice("entrance_side", kSides);
    type.labourPersonDays = reader.number("labour_person_days", {1e5, LowerEnd::Included});
    Names<StructureModel> fitting;
    std::copy_if(kModels.begin(), kModels.end(), std::back_inserter(fitting),
                 [&](const auto& model) { return geometryOf(model.second) == type.geometry; });
    type.model = reader.choice("model", fitting);
    type.bodyColour = reader.colour("colours.body");
    type.accentColour = reader.colour("colours.accent");
    if (reader.find("surface")) type.surface = reader.choice("surface", kSurfaces);
    readModelFile(reader, type, file);
    const json* material = reader.find("material");
    if (material && (!material->is_array() || material->size() > kMostMaterials))
        reader.reject("material", text(SABAN_TR("layers", "a list of at most {0} entries"), kMostMaterials));
    if (reader.error()) return tl::unexpected(*reader.error());
    if (material) {
        auto items = readMaterial(*material, file, label, warnings);
        if (!items) return tl::unexpected(items.error());
        type.material = *std::move(items);
    }
    for (const std::string& key : reader.unknownKeys()) warnings.push_back(unknownKey(file, label, key));
    return type;
}

tl::unexpected<geo::Error> badFile(const std::string& file, const std::string& why) {
    return geo::fail(
        geo::ErrorCode::BadFormat,
        text(
            SABAN_TR("layers",
                     "cannot read the structure catalogue '{0}': {1}. Compare it with data/catalogue/structures.json."),
            file, why));
}

geo::Result<json> parsedJson(std::string_view text_, const std::string& file) {
    if (text_.size() > kMostBytes)
        return badFile(file, text(SABAN_TR("layers", "it is larger than {0} MiB"), kMostBytes >> 20));
    if (text_.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return badFile(file, translated(SABAN_TR("layers", "it is empty")));
    try {
        return json::parse(text_);
    } catch (const json::exception& exception) {
        return badFile(file, text(SABAN_TR("layers", "it is no JSON ({0})"), exception.what()));
    }
}

}  // namespace

geo::Result<CatalogueReading> parseCatalogue(std::string_view jsonText, const std::string& name) {
    const auto root = parsedJson(jsonText, name);
    if (!root) return tl::unexpected(root.error());
    const auto list = root->is_object() ? root->find("types") : root->end();
    if (!root->is_object() || list == root->end() || !list->is_array() || list->empty() || list->size() > kMostTypes)
        return badFile(name,
                       text(SABAN_TR("layers", "it has no list 'types' of 1 to {0} structure types"), kMostTypes));
    CatalogueReading reading;
    std::vector<StructureType> types;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < list->size(); ++i) {
        auto type = readType((*list)[i], name, i, reading.warnings);
        if (!type) return tl::unexpected(type.error());
        if (!ids.insert(type->id).second)
            return badFile(name, text(SABAN_TR("layers", "it has two types with the id '{0}'"), type->id));
        types.push_back(*std::move(type));
    }
    std::string notices[2];
    for (const auto& [key, value] : root->items()) {
        const bool isNotice = key == "notice_vi" || key == "notice_en";
        if (isNotice && value.is_string())
            notices[key == "notice_en"] = composed(value.get<std::string>());
        else if (isNotice)
            return badFile(name, text(SABAN_TR("layers", "{0} is no text"), key));
        else if (key != "types" && key != "$schema")
            reading.warnings.push_back(unknownKey(name, name, key));
    }
    reading.catalogue = StructureCatalogue(std::move(types), notices[0], notices[1]);
    return reading;
}

geo::Result<CatalogueReading> readCatalogue(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return geo::fail(
            geo::ErrorCode::NotFound,
            text(
                SABAN_TR("layers", "cannot read the structure catalogue '{0}': there is no such file. Check the path."),
                path));
    std::ifstream file(path, std::ios::binary);
    if (!std::filesystem::is_regular_file(path, error) || !file)
        return geo::fail(geo::ErrorCode::Unreadable, text(SABAN_TR("layers",
                                                                   "cannot read the structure catalogue '{0}': it is "
                                                                   "no file that may be read. Check its permissions."),
                                                          path));
    // One byte more than allowed shows a file that is too large without reading the rest of it.
    std::string bytes(kMostBytes + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (file.bad())
        return geo::fail(
            geo::ErrorCode::Unreadable,
            text(SABAN_TR("layers", "cannot read the structure catalogue '{0}': reading it failed. Copy it anew."),
                 path));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return parseCatalogue(bytes, path);
}

const StructureCatalogue& defaultCatalogue() {
    // The tests hold the embedded file to its form: it cannot fail here.
    static const StructureCatalogue catalogue =
        parseCatalogue(embeddedCatalogue(), "structures.json").value().catalogue;
    return catalogue;
}

}  // namespace saban::layers
