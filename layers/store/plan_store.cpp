#include "layers/store/plan_store.h"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <QByteArray>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "geo/core/text.h"
#include "geo/crs/crs.h"
#include "geo/raster/network_guard.h"
#include "layers/edit/edit_json.h"
#include "layers/store/plan_file_turn.h"
#include "layers/store/plan_store_impl.h"
#include "layers/store/qgis_dressing.h"
#include "layers/store/reference_check.h"

namespace saban::layers {

using geo::ErrorCode;
using geo::Result;
namespace fs = std::filesystem;

namespace store {

constexpr const char* kFormatKey = "format";

tl::unexpected<geo::Error> failSaving(const std::string& path, const std::string& reason) {
    return geo::fail(ErrorCode::WriteFailed, text(SABAN_TR("layers", "cannot write plan '{0}': {1}"), path, reason));
}

tl::unexpected<geo::Error> failHeld(const std::string& path, const std::string& reason) {
    return geo::fail(reason.find("locked") != std::string::npos ? ErrorCode::Unreadable : ErrorCode::WriteFailed,
                     text(SABAN_TR("layers", "cannot write plan '{0}': {1}"), path, explainedFailure(reason)));
}

geo::DatasetPtr openDataset(const std::string& path, Access access) {
    const char* const drivers[] = {"GPKG", nullptr};
    const unsigned mode = access == Access::ReadWrite ? GDAL_OF_UPDATE : GDAL_OF_READONLY;
    return geo::DatasetPtr(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | mode | GDAL_OF_VERBOSE_ERROR, drivers, nullptr, nullptr));
}

std::string answerOf(GDALDataset& dataset, const char* sql) {
    OGRLayer* result = dataset.ExecuteSQL(sql, nullptr, nullptr);
    if (!result) return {};
    std::string answer;
    if (const OGRFeatureUniquePtr row(result->GetNextFeature()); row) answer = row->GetFieldAsString(0);
    dataset.ReleaseResultSet(result);
    return answer;
}

int formatOf(const std::map<std::string, std::string>& settings) {
    const auto found = settings.find(kFormatKey);
    return found == settings.end() ? 0 : std::atoi(found->second.c_str());
}

}  // namespace store

using namespace store;

namespace {

constexpr const char* kSettingsTable = "saban_settings";

tl::unexpected<geo::Error> failOpening(ErrorCode code, const std::string& path, const std::string& reason) {
    return geo::fail(code, text(SABAN_TR("layers", "cannot open plan '{0}': {1}"), path, reason));
}

bool beginsAsSqlite(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, 16> head{};
    return file.read(head.data(), head.size()) && std::string_view(head.data(), 15) == "SQLite format 3";
}

/// SQLite keeps the definitions of tables as text, those made first near the beginning of the file.
bool namesSettingsAtItsBeginning(const std::string& path) {
    constexpr std::size_t kBytes = 1 << 20;
    std::string head(kBytes, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head.find(kSettingsTable) != std::string::npos;
}

/// A program that died amid an edit left a journal: the first that may write takes the half of the edit back.
void recover(const std::string& path) {
    std::error_code error;
    if (!fs::exists(path + "-journal", error) && !fs::exists(path + "-wal", error)) return;
    const geo::GdalErrors quiet;
    if (const auto dataset = openDataset(path, Access::ReadWrite)) answerOf(*dataset, "SELECT count(*) FROM sqlite_master");
}

}  // namespace

OGRLayer* PlanStore::Impl::states() const { return dataset->GetLayerByName(store::kStatesTable); }

Result<void> PlanStore::Impl::bringUpToDate(int format) {
    const std::string stem = (fs::path(path).parent_path() / fs::path(path).stem()).string();
    std::string copy = fmt::format("{}.before-format-{}.gpkg", stem, kPlanFormat);
    for (int i = 2; fs::exists(copy); ++i) copy = fmt::format("{}.before-format-{}-{}.gpkg", stem, kPlanFormat, i);
    std::error_code error;
    fs::copy_file(path, copy, error);
    if (error) return failSaving(path, text(SABAN_TR("layers", "it is of an earlier form ({0}) and no copy can be made beside it ({1})"), format, error.message()));
    const auto settings = settingsFromRows(tables().readSettings());
    auto done = inTransaction([&]() -> Result<void> {
        if (auto ensured = tables().ensure(settings.crs); !ensured) return tl::unexpected(ensured.error());
        if (!ensureStates()) return failSaving(path, text(SABAN_TR("layers", "its record of states cannot be made.")));
        if (auto dressed = dressForQgis(*dataset); !dressed) return failSaving(path, explainedFailure(dressed.error().message));
        return tables().writeSettings({{kFormatKey, fmt::format("{}", kPlanFormat)}});
    });
    if (!done) return done;
    warnings.push_back({"migrated", text(SABAN_TR("layers", "plan '{0}' was brought from form {1} to {2}; as it was it lies in '{3}'"), path, format, kPlanFormat, copy)});
    return {};
}

Result<void> PlanStore::Impl::load(Access wanted) {
    access = wanted;
    const geo::GdalErrors errors;
    changes = std::make_unique<PlanFileChanges>(path);
    dataset = openDataset(path, access);
    if (!dataset) {
        const std::string reason = errors.reason();
        const bool isLocked = reason.find("locked") != std::string::npos;
        return failOpening(isLocked ? ErrorCode::Unreadable : ErrorCode::BadFormat, path,
                           isLocked ? explainedFailure(reason)
                                    : text(SABAN_TR("layers", "it is damaged, or no GeoPackage ({0}). Take an earlier copy, or copy it again from where it came."), reason));
    }
    if (const std::string check = answerOf(*dataset, "PRAGMA quick_check(1)"); check != "ok") {
        const std::string reason = errors.hasFailed() ? errors.reason() : check;
        if (reason.find("locked") != std::string::npos) return failOpening(ErrorCode::Unreadable, path, explainedFailure(reason));
        return failOpening(ErrorCode::BadFormat, path,
                           text(SABAN_TR("layers", "it is damaged ({0}). Take an earlier copy, or save what can be saved: sqlite3 '{1}' .recover"), reason, path));
    }
    const auto settings = tables().readSettings();
    const int format = formatOf(settings);
    if (settings.empty() || !settings.contains(kFormatKey))
        return failOpening(ErrorCode::Unsupported, path,
                           text(SABAN_TR("layers", "it is a GeoPackage, but no plan of Saban. Make a plan with 'saban new', then add or import this file.")));
    if (format > kPlanFormat)
        return failOpening(ErrorCode::Unsupported, path,
                           text(SABAN_TR("layers", "it was written by a newer Saban (form {0}; this one knows {1}). Open it with that, or update this one."), format, kPlanFormat));
    if (format < kPlanFormat && access == Access::ReadWrite)
        if (auto done = bringUpToDate(format); !done) return done;
    noteChanges();
    dataVersion = answerOf(*dataset, "PRAGMA data_version");
    auto content = tables().read();
    if (!content) return tl::unexpected(content.error());
    plan = std::move(content->plan);
    rows = std::move(content->rows);
    plan.settings = settingsFromRows(settings);
    if (const auto crs = geo::Crs::parse(plan.settings.crs); !crs) return failOpening(ErrorCode::BadCrs, path, crs.error().message);
    warnings.insert(warnings.end(), content->warnings.begin(), content->warnings.end());
    noteDanglingReferences(path, plan, warnings);
    if (content->hasNewUids && access == Access::ReadWrite)
        return inTransaction([&] { return tables().writeUids(rows, plan); });
    return {};
}

PlanStore::PlanStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PlanStore::~PlanStore() {
    const PlanFileTurn turn(impl_->path);
    impl_.reset();
}

const std::string& PlanStore::path() const { return impl_->path; }
const Plan& PlanStore::plan() const { return impl_->plan; }
const geo::Warnings& PlanStore::warnings() const { return impl_->warnings; }

Result<std::unique_ptr<PlanStore>> PlanStore::create(const std::string& path, const Plan& plan) {
    geo::initialiseGdal();
    std::error_code error;
    if (fs::exists(path, error)) return failSaving(path, text(SABAN_TR("layers", "there is such a file already. Choose another name, or pass --force.")));
    if (auto crs = geo::Crs::parse(plan.settings.crs); !crs) return tl::unexpected(crs.error());
    const std::string part = fmt::format("{}.{}.part.gpkg", path, getpid());
    const struct Remover {
        const std::string& file;
        ~Remover() {
            std::error_code ignored;
            fs::remove(file, ignored);
            fs::remove(file + "-journal", ignored);
        }
    } remover{part};
    {
        const geo::GdalErrors errors;
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        const char* const options[] = {"ADD_GPKG_OGR_CONTENTS=NO", "VERSION=1.3", nullptr};
        Impl made;
        made.path = part;
        made.access = Access::ReadWrite;
        made.dataset = geo::DatasetPtr(driver ? driver->Create(part.c_str(), 0, 0, 0, GDT_Unknown, const_cast<char**>(options)) : nullptr);
        if (!made.dataset) return failSaving(path, explainedFailure(errors.reason()));
        auto rows = toRows(plan.settings);
        rows[kFormatKey] = fmt::format("{}", kPlanFormat);
        const auto failed = [&](const geo::Error& e) { return failSaving(path, explainedFailure(e.message)); };
        if (auto done = made.tables().ensure(plan.settings.crs); !done) return failed(done.error());
        if (!made.ensureStates()) return failSaving(path, explainedFailure(errors.reason()));
        if (auto done = dressForQgis(*made.dataset); !done) return failed(done.error());
        if (auto done = made.tables().writeSettings(rows); !done) return failed(done.error());
        Plan empty;
        empty.settings = plan.settings;
        const Edit all = difference(empty, plan);
        if (auto done = made.inTransaction([&] { return made.tables().write(all, made.rows); }); !done) return failed(done.error());
        made.dataset = nullptr;  // writes what is left
        if (errors.hasFailed()) return failSaving(path, explainedFailure(errors.reason()));
    }
    fs::rename(part, path, error);
    if (error) return failSaving(path, error.message());
    return open(path, Access::ReadWrite);
}

Result<std::unique_ptr<PlanStore>> PlanStore::open(const std::string& path, Access access) {
    const PlanFileTurn turn(path);
    geo::initialiseGdal();
    std::error_code error;
    if (!fs::exists(path, error)) return failOpening(ErrorCode::NotFound, path, text(SABAN_TR("layers", "it does not exist. Check the name.")));
    if (fs::is_directory(path, error)) return failOpening(ErrorCode::BadFormat, path, text(SABAN_TR("layers", "it is a folder. Name the file of the plan.")));
    if (::access(path.c_str(), R_OK) != 0)
        return failOpening(ErrorCode::Unreadable, path, text(SABAN_TR("layers", "you have no permission to read it. Change it with chmod, or ask its owner.")));
    const bool isWritable = ::access(path.c_str(), W_OK) == 0 && ::access(fs::absolute(path).parent_path().c_str(), W_OK) == 0;
    if (access == Access::ReadWrite && !isWritable)
        return failOpening(ErrorCode::WriteFailed, path, text(SABAN_TR("layers", "the file or its folder may not be written to. Copy the plan to a folder of your own.")));
    if (!beginsAsSqlite(path))
        return failOpening(ErrorCode::BadFormat, path, text(SABAN_TR("layers", "it is no GeoPackage. A plan is a file that 'saban new' made.")));
    if (isWritable) recover(path);
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    if (auto loaded = impl->load(access); !loaded) return tl::unexpected(loaded.error());
    return std::unique_ptr<PlanStore>(new PlanStore(std::move(impl)));
}

Result<std::vector<PastState>> PlanStore::pastStates(std::optional<std::chrono::milliseconds> mostWait) const {
    std::vector<PastState> found;
    const auto failReading = [&](const std::string& reason) {
        return geo::fail(ErrorCode::Unreadable, text(SABAN_TR("layers", "cannot read the past states of plan '{0}': {1}"), impl_->path, reason));
    };
    if (!impl_->dataset) return failReading(text(SABAN_TR("layers", "its file could not be opened again. See that it is there and no program holds it, then try again.")));
    OGRLayer* layer = impl_->states();
    if (!layer) return found;
    const Patience patience(*impl_, mostWait);
    const geo::GdalErrors errors;
    layer->ResetReading();
    layer->SetIgnoredFields(std::array<const char*, 2>{"undo", nullptr}.data());  // what is undone may be large
    for (const auto& row : *layer)
        found.push_back({.id = row->GetFID(), .until = row->GetFieldAsString("until"), .author = row->GetFieldAsString("author"), .label = row->GetFieldAsString("label")});
    layer->SetIgnoredFields(nullptr);
    if (errors.hasFailed()) return failReading(explainedFailure(errors.reason()));
    std::sort(found.begin(), found.end(), [](const PastState& a, const PastState& b) { return a.id > b.id; });
    return found;
}

Result<Plan> PlanStore::past(std::int64_t id) const {
    const auto states = pastStates();
    if (!states) return tl::unexpected(states.error());
    Plan plan = impl_->plan;
    for (const PastState& state : *states) {
        if (state.id < id) break;
        const OGRFeatureUniquePtr row(impl_->states()->GetFeature(state.id));
        int size = 0;
        const GByte* packed = row ? row->GetFieldAsBinary(row->GetFieldIndex("undo"), &size) : nullptr;
        const QByteArray undo = qUncompress(reinterpret_cast<const uchar*>(packed), packed ? size : 0);
        auto before = undone(plan, undo.toStdString());
        if (!before) return failOpening(ErrorCode::BadFormat, impl_->path, before.error().message);
        plan = *std::move(before);
        if (state.id == id) return plan;
    }
    return geo::fail(ErrorCode::NotFound, text(SABAN_TR("layers", "plan '{0}' remembers no state {1}. 'saban history' lists those that it does."), impl_->path, id));
}

bool isPlanFile(const std::string& path) {
    const PlanFileTurn turn(path);
    std::error_code error;
    if (!fs::is_regular_file(path, error) || !beginsAsSqlite(path)) return false;
    geo::initialiseGdal();
    const geo::GdalErrors quiet;
    const auto dataset = openDataset(path, Access::ReadOnly);
    return dataset ? dataset->GetLayerByName(kSettingsTable) != nullptr : namesSettingsAtItsBeginning(path);
}

}  // namespace saban::layers
