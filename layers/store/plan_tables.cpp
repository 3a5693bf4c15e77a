#include "layers/store/plan_tables.h"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <QString>
#include <algorithm>
#include <functional>
#include <limits>
#include <set>

#include "geo/core/text.h"
#include "geo/raster/gdal_dataset.h"
#include "layers/model/geometry_words.h"
#include "layers/model/kind_words.h"
#include "layers/model/ogr_geometry_conversion.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::Result;

constexpr const char* kSettingsTable = "saban_settings";
constexpr std::size_t kMostWarnings = 20;  // of one sort; more are counted

OGRFieldType ogrTypeOf(FieldType type) {
    switch (type) {
        case FieldType::Integer:
        case FieldType::Boolean: return OFTInteger;
        case FieldType::Real: return OFTReal;
        case FieldType::Day: return OFTDate;
        case FieldType::Moment: return OFTDateTime;
        case FieldType::Text: break;
    }
    return OFTString;
}

OGRwkbGeometryType ogrTypeOf(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::Point: return wkbPoint;
        case GeometryKind::Line: return wkbLineString;
        case GeometryKind::Area: return wkbMultiPolygon;
        case GeometryKind::None: break;
    }
    return wkbNone;
}

Value valueOf(OGRFeature& feature, int index) {
    if (!feature.IsFieldSetAndNotNull(index)) return {};
    switch (feature.GetFieldDefnRef(index)->GetType()) {
        case OFTInteger:
        case OFTInteger64: return static_cast<std::int64_t>(feature.GetFieldAsInteger64(index));
        case OFTReal: return feature.GetFieldAsDouble(index);
        case OFTDate:
        case OFTDateTime: {
            int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
            feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone);
            const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
            if (feature.GetFieldDefnRef(index)->GetType() == OFTDate) return date;
            return fmt::format("{}T{:02}:{:02}:{:02}", date, hour, minute, second);
        }
        case OFTBinary: return {};
        default: return toNfc(feature.GetFieldAsString(index));
    }
}

void setValue(OGRFeature& feature, int index, const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) feature.SetField(index, static_cast<GIntBig>(*whole));
    else if (const auto* number = std::get_if<double>(&value)) feature.SetField(index, *number);
    else if (const auto* text = std::get_if<std::string>(&value)) feature.SetField(index, text->c_str());
    else feature.SetFieldNull(index);
}

OGRFieldType ogrTypeFor(const Value& value) {
    return std::holds_alternative<double>(value) ? OFTReal : std::holds_alternative<std::int64_t>(value) ? OFTInteger64 : OFTString;
}

/// True for a column that gives a value back as it is.
bool canHold(const OGRFieldDefn& column, const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    const auto* whole = std::get_if<std::int64_t>(&value);
    switch (column.GetType()) {
        case OFTInteger:
            return value.index() == 0 || (whole && *whole >= std::numeric_limits<int>::min() && *whole <= std::numeric_limits<int>::max() && column.GetSubType() == OFSTNone) ||
                   (whole && (*whole == 0 || *whole == 1));
        case OFTInteger64: return value.index() == 0 || whole;
        case OFTReal: return !text && column.GetSubType() == OFSTNone;
        case OFTDate: return value.index() == 0 || (text && parseDay(*text));
        case OFTDateTime: return value.index() == 0 || (text && parseMoment(*text));
        case OFTString: return !text || column.GetWidth() == 0 || QString::fromStdString(*text).size() <= column.GetWidth();
        default: return true;
    }
}

void setGeometry(OGRFeature& feature, const Geometry& geometry, GeometryKind table) {
    auto made = toOgr(geometry);
    if (made && table == GeometryKind::Area && wkbFlatten(made->getGeometryType()) == wkbPolygon)
        made.reset(OGRGeometryFactory::forceToMultiPolygon(made.release()));
    feature.SetGeometryDirectly(made.release());
}

/// Says each sort of trouble some times, then only how often it was there.
class Reservations {
 public:
    explicit Reservations(geo::Warnings& warnings) : warnings_(warnings) {}
    void add(const char* code, std::string message) {
        if (++counts_[code] <= kMostWarnings) warnings_.push_back({code, std::move(message)});
    }
    ~Reservations() {
        for (const auto& [code, count] : counts_)
            if (count > kMostWarnings)
                warnings_.push_back({code, text(SABAN_TR("layers", "… and {0} more of the same kind"), count - kMostWarnings)});
    }

 private:
    geo::Warnings& warnings_;
    std::map<std::string, std::size_t> counts_;
};

template <typename T>
std::string called(const T& feature) {
    return calledInMessages(feature);
}

template <typename T>
constexpr std::size_t kindIndex() {
    std::size_t index = 0;
    bool isFound = false;
    forEachKind([&]<typename K>(KindTag<K>) {
        isFound = isFound || std::is_same_v<K, T>;
        if (!isFound) ++index;
    });
    return index;
}

tl::unexpected<geo::Error> failWriting(const std::string& name, const std::string& what, const geo::GdalErrors& errors) {
    std::string reason = explainedFailure(errors.reason());
    if (reason.ends_with('.')) reason.pop_back();
    return geo::fail(ErrorCode::WriteFailed, text(SABAN_TR("layers", "cannot write {0} to plan '{1}': {2}. Nothing was changed."), what, name, reason));
}

/// Reads the features of one kind.
template <typename T>
class Reader {
 public:
    Reader(const std::string& name, RowIndex& rows, Reservations& warnings) : name_(name), rows_(rows), warnings_(warnings) {}

    bool hasNewUids = false;
    std::vector<std::shared_ptr<const T>> features;

    void read(OGRLayer& layer, std::size_t table) {
        struct Known {
            const Field<T>* field;
            int index;
        };
        std::vector<Known> known;
        std::vector<std::pair<std::string, int>> unknown;
        const OGRFeatureDefn& definition = *layer.GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            const std::string column = definition.GetFieldDefn(i)->GetNameRef();
            if (const auto* field = findField<T>(column)) known.push_back({field, i});
            else unknown.emplace_back(column, i);
        }
        layer.ResetReading();
        for (const auto& row : layer) {
            auto feature = std::make_shared<T>();
            for (const auto& [column, index] : unknown)
                if (Value value = valueOf(*row, index); value.index() != 0) feature->extras[column] = std::move(value);
            for (const Known& k : known) {
                const Value value = valueOf(*row, k.index);
                if (value.index() != 0 && !k.field->set(*feature, value)) refuse(*feature, *k.field, value);
            }
            takeGeometry(*row, *feature);
            takeUid(*feature, {.table = table, .fid = row->GetFID()});
            features.push_back(std::move(feature));
        }
    }

 private:
    void refuse(const T& feature, const Field<T>& field, const Value& value) {
        std::string allowed;
        for (const Word& word : field.words) allowed += fmt::format("{}{}", allowed.empty() ? "" : ", ", word.word);
        warnings_.add("bad_value", text(SABAN_TR("layers", "plan '{0}': {1}: column {2} holds '{3}', which makes no sense there{4}. It is left out; the "
                                                           "file keeps it until that column is changed."),
                                        name_, called(feature), field.column, textOf(value).substr(0, 60), allowed.empty() ? "" : " (" + allowed + ")"));
    }

    void takeGeometry(OGRFeature& row, T& feature) {
        const OGRGeometry* geometry = row.GetGeometryRef();
        if (!geometry) return;
        if (auto read = fromOgr(*geometry)) feature.geometry = *std::move(read);
        const auto fault = feature.geometry.isEmpty() ? std::optional<std::string>("unreadable") : geometryFault(feature.geometry);
        if (!fault) return;
        if (*fault == "self_crossing") {
            warnings_.add("bad_geometry", text(SABAN_TR("layers", "plan '{0}': the outline of {1} crosses itself, so part of it may be drawn as outside. Mend it in QGIS, or draw it anew."), name_, called(feature)));
            return;
        }
        warnings_.add("bad_geometry", text(SABAN_TR("layers", "plan '{0}': {1} has a geometry that cannot be used ({2}). It is kept, but not drawn. Mend it in "
                                                              "QGIS, or place it anew."),
                                           name_, called(feature), describeFault(*fault)));
    }

    void takeUid(T& feature, RowIndex::Place place) {
        if (feature.uid.empty() || feature.uid.find_first_of(" ,;") != std::string::npos || rows_.find(feature.uid)) {
            if (!feature.uid.empty())
                warnings_.add("new_uid", text(SABAN_TR("layers", "plan '{0}': {1} was given a new identifier: '{2}' is not unique, or holds spaces"), name_,
                                              called(feature), feature.uid));
            feature.uid = newUid();
            hasNewUids = true;
        }
        rows_.set(feature.uid, place);
    }

    const std::string& name_;
    RowIndex& rows_;
    Reservations& warnings_;
};

/// Writes changes of one kind.
template <typename T>
class Writer {
 public:
    Writer(GDALDataset& dataset, const std::string& name, RowIndex& rows) : dataset_(dataset), name_(name), rows_(rows) {}

    Result<void> write(const std::vector<Change<T>>& changes, const std::stop_token& stop, const std::function<void()>& isWritten) {
        const geo::GdalErrors errors;
        for (const Change<T>& change : changes) {
            if (stop.stop_requested()) return geo::fail(ErrorCode::Cancelled, text(SABAN_TR("layers", "writing to plan '{0}' was stopped. Nothing was changed."), name_));
            isWritten();
            const bool isSound = !change.after ? remove(*change.before) : !change.before ? add(*change.after) : change_(*change.before, *change.after);
            if (!isSound) return failWriting(name_, called(change.after ? *change.after : *change.before), errors);
        }
        for (std::size_t i = 0; i < tablesOf<T>().size(); ++i)
            if (OGRLayer* layer = layerOf(i); !layer || (!changes.empty() && layer->SyncToDisk() != OGRERR_NONE))
                return failWriting(name_, std::string(tablesOf<T>()[i].name), errors);
        return {};
    }

 private:
    OGRLayer* layerOf(std::size_t table) { return dataset_.GetLayerByName(std::string(tablesOf<T>()[table].name).c_str()); }

    static std::size_t tableFor(const T& feature) {
        const auto tables = tablesOf<T>();
        for (std::size_t i = 0; i < tables.size(); ++i)
            if (tables[i].geometry == feature.geometry.kind) return i;
        return 0;  // without a geometry for the time being
    }

    bool add(const T& feature) {
        const std::size_t table = tableFor(feature);
        OGRLayer* layer = layerOf(table);
        if (!layer || !ensureExtras(*layer, feature)) return false;
        OGRFeature row(layer->GetLayerDefn());
        for (const Field<T>& field : fieldsOf<T>()) set(row, field, field.get(feature));
        for (const auto& [column, value] : feature.extras) setValue(row, layer->GetLayerDefn()->GetFieldIndex(column.c_str()), value);
        setGeometry(row, feature.geometry, tablesOf<T>()[table].geometry);
        if (layer->CreateFeature(&row) != OGRERR_NONE) return false;
        rows_.set(feature.uid, {.table = table, .fid = row.GetFID()});
        return true;
    }

    bool remove(const T& feature) {
        const auto* place = rows_.find(feature.uid);
        OGRLayer* layer = place ? layerOf(place->table) : nullptr;
        if (!layer || layer->DeleteFeature(place->fid) != OGRERR_NONE) return false;
        rows_.erase(feature.uid);
        return true;
    }

    /// Only what differs is written: a column may hold what Saban does not understand.
    bool change_(const T& before, const T& after) {
        const auto* place = rows_.find(after.uid);
        if (!place) return false;
        const bool isPlacedAnew = before.geometry != after.geometry;
        if (isPlacedAnew && tableFor(after) != place->table) return remove(before) && add(after);
        OGRLayer* layer = layerOf(place->table);
        if (!layer || !ensureExtras(*layer, after)) return false;
        const OGRFeatureUniquePtr row(layer->GetFeature(place->fid));
        if (!row) return false;
        for (const Field<T>& field : fieldsOf<T>())
            if (const Value value = field.get(after); value != field.get(before)) set(*row, field, value);
        for (const auto& [column, value] : before.extras)
            if (!after.extras.contains(column)) row->SetFieldNull(layer->GetLayerDefn()->GetFieldIndex(column.c_str()));
        for (const auto& [column, value] : after.extras) {
            const auto old = before.extras.find(column);
            if (old == before.extras.end() || old->second != value) setValue(*row, layer->GetLayerDefn()->GetFieldIndex(column.c_str()), value);
        }
        if (isPlacedAnew) setGeometry(*row, after.geometry, tablesOf<T>()[place->table].geometry);
        return layer->SetFeature(row.get()) == OGRERR_NONE;
    }

    static void set(OGRFeature& row, const Field<T>& field, const Value& value) {
        const int index = row.GetFieldIndex(std::string(field.column).c_str());
        if (index >= 0) setValue(row, index, value);
    }

    bool widen(OGRLayer& layer, int index, OGRFieldType type) {
        OGRFieldDefn wider(layer.GetLayerDefn()->GetFieldDefn(index));
        const bool wereNumbers = wider.GetType() == OFTReal;
        wider.SetSubType(OFSTNone);
        wider.SetWidth(0);
        wider.SetType(type);
        if (layer.SyncToDisk() != OGRERR_NONE || layer.AlterFieldDefn(index, &wider, ALTER_TYPE_FLAG | ALTER_WIDTH_PRECISION_FLAG) != OGRERR_NONE) return false;
        if (!wereNumbers || type != OFTString) return true;
        // SQLite makes "12.0" of the number 12.
        const auto quoted = [](const char* name) {
            std::string out = "\"";
            for (const char* c = name; *c; ++c) out += *c == '"' ? "\"\"" : std::string(1, *c);
            return out + "\"";
        };
        const geo::GdalErrors errors;
        const std::string sql = fmt::format("UPDATE {0} SET {1} = substr({1}, 1, length({1}) - 2) WHERE {1} LIKE '%.0'", quoted(layer.GetName()), quoted(wider.GetNameRef()));
        if (OGRLayer* result = dataset_.ExecuteSQL(sql.c_str(), nullptr, nullptr)) dataset_.ReleaseResultSet(result);
        return !errors.hasFailed();
    }

    /// Columns of the user's own come to be with the first feature that has something for them, and become wider for what they
    /// cannot hold: GDAL would put 0 into a column of numbers for a text, and 10 for 10.5 into one of whole numbers.
    bool ensureExtras(OGRLayer& layer, const T& feature) {
        for (const auto& [column, value] : feature.extras) {
            const int index = layer.GetLayerDefn()->GetFieldIndex(column.c_str());
            if (index < 0) {
                OGRFieldDefn made(column.c_str(), ogrTypeFor(value));
                if (layer.CreateField(&made) != OGRERR_NONE) return false;
            } else if (!canHold(*layer.GetLayerDefn()->GetFieldDefn(index), value)) {
                if (!widen(layer, index, std::holds_alternative<double>(value) ? OFTReal : OFTString)) return false;
            }
        }
        return true;
    }

    GDALDataset& dataset_;
    const std::string& name_;
    RowIndex& rows_;
};

template <typename T>
bool ensureColumns(OGRLayer& layer, bool& hasChanged) {
    for (const Field<T>& field : fieldsOf<T>()) {
        const std::string column(field.column);
        if (layer.GetLayerDefn()->GetFieldIndex(column.c_str()) >= 0) continue;
        OGRFieldDefn made(column.c_str(), ogrTypeOf(field.type));
        if (field.type == FieldType::Boolean) made.SetSubType(OFSTBoolean);
        made.SetAlternativeName(std::string(field.titleVi).c_str());
        if (layer.CreateField(&made) != OGRERR_NONE) return false;
        hasChanged = true;
    }
    return true;
}

}  // namespace

std::string explainedFailure(const std::string& reason) {
    if (reason.find("locked") != std::string::npos)
        return text(SABAN_TR("layers", "another program holds it locked. Close or save it there (QGIS: end editing), then try again."));
    if (reason.find("full") != std::string::npos || reason.find("disk I/O") != std::string::npos)
        return text(SABAN_TR("layers", "the disk is full or does not answer ({0}). Make room, then try again; nothing was lost."), reason);
    if (reason.find("readonly") != std::string::npos || reason.find("read-only") != std::string::npos)
        return text(SABAN_TR("layers", "the file or its folder may not be written to. Copy the plan to a folder of your own."));
    return reason;
}

Result<bool> PlanTables::ensure(const std::string& crsDefinition) {
    const geo::GdalErrors errors;
    OGRSpatialReference crs;
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (crs.SetFromUserInput(crsDefinition.c_str()) != OGRERR_NONE)
        return geo::fail(ErrorCode::BadCrs, text(SABAN_TR("layers", "cannot use plan '{0}': its CRS '{1}' is unknown to PROJ. Give it as EPSG:nnnn."), name_, crsDefinition));
    bool hasChanged = false, isSound = true;
    const auto ensureTable = [&](const TableName& table) -> OGRLayer* {
        const std::string name(table.name);
        if (OGRLayer* layer = dataset_->GetLayerByName(name.c_str())) return layer;
        hasChanged = true;
        const std::string identifier = "IDENTIFIER=" + std::string(table.titleVi);
        const char* const options[] = {"FID=fid", "GEOMETRY_NAME=geom", "SPATIAL_INDEX=YES", identifier.c_str(), nullptr};
        return dataset_->CreateLayer(name.c_str(), table.geometry == GeometryKind::None ? nullptr : &crs, ogrTypeOf(table.geometry), const_cast<char**>(options));
    };
    forEachKind([&]<typename T>(KindTag<T>) {
        for (const TableName& table : tablesOf<T>()) {
            OGRLayer* layer = isSound ? ensureTable(table) : nullptr;
            isSound = layer && ensureColumns<T>(*layer, hasChanged);
        }
    });
    OGRLayer* settings = isSound ? ensureTable({kSettingsTable, GeometryKind::None, "Thiết lập của Saban", "Settings of Saban"}) : nullptr;
    isSound = settings != nullptr;
    for (const char* column : {"key", "value"}) {
        if (!isSound || settings->GetLayerDefn()->GetFieldIndex(column) >= 0) continue;
        OGRFieldDefn made(column, OFTString);
        isSound = settings->CreateField(&made) == OGRERR_NONE;
    }
    if (!isSound) return failWriting(name_, text(SABAN_TR("layers", "the tables")), errors);
    return hasChanged;
}

Result<PlanTables::Content> PlanTables::read() const {
    Content content;
    const geo::GdalErrors errors;
    {
        Reservations warnings(content.warnings);
        forEachKind([&]<typename T>(KindTag<T>) {
            Reader<T> reader(name_, content.rows[kindIndex<T>()], warnings);
            for (std::size_t i = 0; i < tablesOf<T>().size(); ++i)
                if (OGRLayer* layer = dataset_->GetLayerByName(std::string(tablesOf<T>()[i].name).c_str())) reader.read(*layer, i);
            content.hasNewUids = content.hasNewUids || reader.hasNewUids;
            content.plan.all<T>() = Table<T>::from(std::move(reader.features));
        });
    }
    if (errors.hasFailed())
        return geo::fail(ErrorCode::BadFormat, text(SABAN_TR("layers", "cannot read plan '{0}': {1}. The file is damaged; take a copy of it, or ask for an "
                                                                      "earlier one."),
                                                    name_, errors.reason()));
    return content;
}

Result<void> PlanTables::writeUids(const RowIndexes& rows, const Plan& plan) const {
    const geo::GdalErrors errors;
    bool isSound = true;
    forEachKind([&]<typename T>(KindTag<T>) {
        for (const auto& feature : plan.all<T>().rows()) {
            const auto* place = rows[kindIndex<T>()].find(feature->uid);
            OGRLayer* layer = isSound ? dataset_->GetLayerByName(std::string(tablesOf<T>()[place->table].name).c_str()) : nullptr;
            const int column = layer ? layer->GetLayerDefn()->GetFieldIndex("uid") : -1;
            const OGRFeatureUniquePtr row(column >= 0 ? layer->GetFeature(place->fid) : nullptr);
            if (row && feature->uid == row->GetFieldAsString(column)) continue;
            if (row) row->SetField(column, feature->uid.c_str());
            isSound = row && layer->SetFeature(row.get()) == OGRERR_NONE;
        }
    });
    if (!isSound) return failWriting(name_, text(SABAN_TR("layers", "identifiers")), errors);
    return {};
}

Result<void> PlanTables::write(const Edit& edit, RowIndexes& rows, const std::stop_token& stop, const geo::Progress& progress) const {
    constexpr std::size_t kStep = 64;
    const EditCount count = countOf(edit);
    const auto all = static_cast<double>(count.added + count.removed + count.changed);
    std::size_t done = 0;
    const auto isWritten = [&] {
        if (done++ % kStep == 0) geo::report(progress, static_cast<double>(done) / all);
    };
    Result<void> written;
    forEachKind([&]<typename T>(KindTag<T>) {
        if (written && !edit.of<T>().empty()) written = Writer<T>(*dataset_, name_, rows[kindIndex<T>()]).write(edit.of<T>(), stop, isWritten);
    });
    return written;
}

std::map<std::string, std::string> PlanTables::readSettings() const {
    std::map<std::string, std::string> rows;
    OGRLayer* layer = dataset_->GetLayerByName(kSettingsTable);
    if (!layer) return rows;
    const int key = layer->GetLayerDefn()->GetFieldIndex("key"), value = layer->GetLayerDefn()->GetFieldIndex("value");
    if (key < 0 || value < 0) return rows;
    layer->ResetReading();
    for (const auto& row : *layer) rows[row->GetFieldAsString(key)] = row->GetFieldAsString(value);
    return rows;
}

Result<void> PlanTables::writeSettings(const std::map<std::string, std::string>& rows) const {
    const geo::GdalErrors errors;
    OGRLayer* layer = dataset_->GetLayerByName(kSettingsTable);
    std::map<std::string, GIntBig> present;
    bool isSound = layer != nullptr;
    if (isSound) {
        layer->ResetReading();
        for (const auto& row : *layer) present[row->GetFieldAsString("key")] = row->GetFID();
    }
    for (const auto& [key, value] : rows) {
        if (!isSound) break;
        OGRFeature row(layer->GetLayerDefn());
        row.SetField("key", key.c_str());
        row.SetField("value", value.c_str());
        const auto old = present.find(key);
        if (old != present.end()) row.SetFID(old->second);
        isSound = (old != present.end() ? layer->SetFeature(&row) : layer->CreateFeature(&row)) == OGRERR_NONE;
    }
    if (!isSound || layer->SyncToDisk() != OGRERR_NONE) return failWriting(name_, text(SABAN_TR("layers", "the settings")), errors);
    return {};
}

}  // namespace saban::layers
