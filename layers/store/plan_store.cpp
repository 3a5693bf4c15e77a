#include "layers/store/plan_store.h"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <QByteArray>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "geo/core/text.h"
#include "geo/crs/crs.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/raster/network_guard.h"
#include "layers/edit/edit_json.h"
#include "layers/store/plan_file_changes.h"
#include "layers/store/plan_file_turn.h"
#include "layers/store/plan_tables.h"
#include "layers/store/qgis_dressing.h"
#include "layers/store/reference_check.h"
#include "layers/store/who_and_when.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::Result;
namespace fs = std::filesystem;

constexpr const char* kStatesTable = "saban_history";
constexpr const char* kSettingsTable = "saban_settings";
constexpr const char* kFormatKey = "format";

tl::unexpected<geo::Error> failOpening(ErrorCode code, const std::string& path, const std::string& reason) {
    return geo::fail(code, text(SABAN_TR("layers", "cannot open plan '{0}': {1}"), path, reason));
}
tl::unexpected<geo::Error> failSaving(const std::string& path, const std::string& reason) {
    return geo::fail(ErrorCode::WriteFailed, text(SABAN_TR("layers", "cannot write plan '{0}': {1}"), path, reason));
}

/// Also when another program holds the file, which goes by with time.
tl::unexpected<geo::Error> failHeld(const std::string& path, const std::string& reason) {
    return geo::fail(reason.find("locked") != std::string::npos ? ErrorCode::Unreadable : ErrorCode::WriteFailed,
                     text(SABAN_TR("layers", "cannot write plan '{0}': {1}"), path, explainedFailure(reason)));
}

tl::unexpected<geo::Error> failStopped(const std::string& path) {
    return geo::fail(ErrorCode::Cancelled, text(SABAN_TR("layers", "writing to plan '{0}' was stopped. Nothing was changed."), path));
}

/// In so many steps a wait heeds that it is to end.
constexpr std::chrono::milliseconds kWaitStep{100};

/// Until when another program that holds the file is waited for, in all.
class Waiting {
 public:
    explicit Waiting(const Storing& how) : how_(how), end_(std::chrono::steady_clock::now() + how.mostWait.value_or(std::chrono::milliseconds{})) {}
    bool isLimited() const { return how_.mostWait.has_value(); }
    bool isStopped() const { return how_.stop.stop_requested(); }
    std::chrono::milliseconds left() const {
        return std::max(std::chrono::duration_cast<std::chrono::milliseconds>(end_ - std::chrono::steady_clock::now()), std::chrono::milliseconds{});
    }

 private:
    const Storing& how_;
    std::chrono::steady_clock::time_point end_;
};

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

geo::DatasetPtr openDataset(const std::string& path, Access access) {
    const char* const drivers[] = {"GPKG", nullptr};
    const unsigned mode = access == Access::ReadWrite ? GDAL_OF_UPDATE : GDAL_OF_READONLY;
    return geo::DatasetPtr(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | mode | GDAL_OF_VERBOSE_ERROR, drivers, nullptr, nullptr));
}

/// The first column of the first row; empty when there is none.
std::string answerOf(GDALDataset& dataset, const char* sql) {
    OGRLayer* result = dataset.ExecuteSQL(sql, nullptr, nullptr);
    if (!result) return {};
    std::string answer;
    if (const OGRFeatureUniquePtr row(result->GetNextFeature()); row) answer = row->GetFieldAsString(0);
    dataset.ReleaseResultSet(result);
    return answer;
}

/// A program that died amid an edit left a journal: the first that may write takes the half of the edit back.
void recover(const std::string& path) {
    std::error_code error;
    if (!fs::exists(path + "-journal", error) && !fs::exists(path + "-wal", error)) return;
    const geo::GdalErrors quiet;
    if (const auto dataset = openDataset(path, Access::ReadWrite)) answerOf(*dataset, "SELECT count(*) FROM sqlite_master");
}

int formatOf(const std::map<std::string, std::string>& settings) {
    const auto found = settings.find(kFormatKey);
    return found == settings.end() ? 0 : std::atoi(found->second.c_str());
}

}  // namespace

struct PlanStore::Impl {
    std::string path;
    Access access = Access::ReadOnly;
    std::unique_ptr<PlanFileChanges> changes;
    geo::DatasetPtr dataset;
    Plan plan;
    RowIndexes rows;
    geo::Warnings warnings;
    std::string dataVersion;
    std::string changedVersion;  ///< that was found to be another program's
    std::optional<std::int64_t> knownChanges;  ///< of the file, all of which are in `plan`, or leave it as it is
    std::int64_t knownEntries = 0;             ///< of its register, as far as these changes made them
    std::optional<std::chrono::milliseconds> busy;  ///< that SQLite waits for another program; nothing: as it is set up
    std::string usualBusy;                          ///< milliseconds, as it is set up

    PlanTables tables() const { return {*dataset, path}; }
    Result<void> load(Access wanted);
    Result<void> bringUpToDate(int format);
    Result<void> begin();
    Result<void> beginWithin(const Waiting& waiting);
    void setBusy(std::optional<std::chrono::milliseconds> most);
    void giveBusy(GDALDataset& to) const;
    Result<void> complete(const std::function<Result<void>()>& work);
    Result<void> inTransaction(const std::function<Result<void>()>& work);
    void openAgain();
    void readAgain();
    Result<void> remember(const Edit& edit);
    bool isChangedByOthers();
    bool isAsKnown(const PlanTables::Content& content, const std::map<std::string, std::string>& settings) const;
    void noteChanges();
    bool isOnlyRegistered();
    Result<void> tryToApply(const Edit& edit, const Storing& how, const Waiting& waiting);
    OGRLayer* states() const { return dataset->GetLayerByName(kStatesTable); }
    bool ensureStates() const;
};

bool PlanStore::Impl::ensureStates() const {
    if (states()) return true;
    const char* const options[] = {"FID=fid", "IDENTIFIER=Lịch sử của Saban", nullptr};
    OGRLayer* layer = dataset->CreateLayer(kStatesTable, nullptr, wkbNone, const_cast<char**>(options));
    if (!layer) return false;
    for (const auto& [name, type] : {std::pair("until", OFTString), std::pair("author", OFTString), std::pair("label", OFTString), std::pair("undo", OFTBinary)}) {
        OGRFieldDefn field(name, type);
        if (layer->CreateField(&field) != OGRERR_NONE) return false;
    }
    return true;
}

/// From here on no other program writes. When it fails nothing was done, and the dataset is as before.
Result<void> PlanStore::Impl::begin() {
    // It begins by writing, though nothing: SQLite has one wait that begins so, but not one that begins as a reader and goes on to write.
    constexpr const char* kBegin = "UPDATE gpkg_contents SET identifier = identifier WHERE 0";
    const geo::GdalErrors errors;
    if (dataset->StartTransaction() != OGRERR_NONE) return failHeld(path, errors.reason());
    answerOf(*dataset, kBegin);
    if (!errors.hasFailed()) return {};
    dataset->RollbackTransaction();
    return failHeld(path, errors.reason());
}

/// As long as may be waited for another program, in steps that heed a stop.
Result<void> PlanStore::Impl::beginWithin(const Waiting& waiting) {
    if (!waiting.isLimited()) return waiting.isStopped() ? Result<void>(failStopped(path)) : begin();
    for (;;) {
        if (waiting.isStopped()) return failStopped(path);
        setBusy(std::clamp(waiting.left(), std::chrono::milliseconds{1}, kWaitStep));
        auto begun = begin();
        if (begun) setBusy(std::max(waiting.left(), kWaitStep));  // for what it does from now on
        if (begun || begun.error().code != ErrorCode::Unreadable || waiting.left().count() == 0) return begun;
        std::this_thread::sleep_for(std::chrono::milliseconds{1});  // also where SQLite does not wait
    }
}

/// Also of a dataset that is opened while it holds.
void PlanStore::Impl::setBusy(std::optional<std::chrono::milliseconds> most) {
    if (most == busy) return;
    if (usualBusy.empty() && dataset) usualBusy = answerOf(*dataset, "PRAGMA busy_timeout");
    busy = most;
    if (dataset) giveBusy(*dataset);
}

void PlanStore::Impl::giveBusy(GDALDataset& to) const {
    const std::string most = busy ? std::to_string(busy->count()) : usualBusy;
    if (!most.empty()) answerOf(to, ("PRAGMA busy_timeout = " + most).c_str());
}

/// Works and commits; takes everything back when something fails, in memory of OGR too.
Result<void> PlanStore::Impl::complete(const std::function<Result<void>()>& work) {
    const geo::GdalErrors errors;
    auto worked = work();
    if (worked && dataset->CommitTransaction() == OGRERR_NONE && !errors.hasFailed()) return {};
    const geo::Error error = worked ? failHeld(path, errors.reason()).value() : worked.error();
    dataset->RollbackTransaction();
    openAgain();  // OGR may hold columns and counts that were taken back
    return tl::unexpected(error);
}

Result<void> PlanStore::Impl::inTransaction(const std::function<Result<void>()>& work) {
    if (auto begun = begin(); !begun) return begun;
    return complete(work);
}

void PlanStore::Impl::openAgain() {
    dataset = nullptr;
    dataset = openDataset(path, access);
    changedVersion.clear();
    if (dataset && busy) giveBusy(*dataset);
    if (dataset) dataVersion = answerOf(*dataset, "PRAGMA data_version");
}

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

Result<void> PlanStore::Impl::remember(const Edit& edit) {
    const geo::GdalErrors errors;
    OGRLayer* layer = ensureStates() ? states() : nullptr;
    if (!layer) return failSaving(path, errors.reason());
    const std::string undo = undoJson(edit);
    const QByteArray packed = qCompress(reinterpret_cast<const uchar*>(undo.data()), static_cast<qsizetype>(undo.size()), 1);
    OGRFeature row(layer->GetLayerDefn());
    row.SetField("until", nowUtc().c_str());
    row.SetField("author", userName().c_str());
    row.SetField("label", edit.label.c_str());
    row.SetField(layer->GetLayerDefn()->GetFieldIndex("undo"), static_cast<int>(packed.size()), packed.constData());
    if (layer->CreateFeature(&row) != OGRERR_NONE) return failSaving(path, errors.reason());
    std::vector<GIntBig> ids;
    layer->ResetReading();
    layer->SetIgnoredFields(std::array<const char*, 2>{"undo", nullptr}.data());
    for (const auto& old : *layer) ids.push_back(old->GetFID());
    layer->SetIgnoredFields(nullptr);
    std::sort(ids.begin(), ids.end());
    for (std::size_t i = 0; i + kPastStates < ids.size(); ++i)
        if (layer->DeleteFeature(ids[i]) != OGRERR_NONE) return failSaving(path, errors.reason());
    if (layer->SyncToDisk() != OGRERR_NONE) return failSaving(path, errors.reason());
    return {};
}

/// What was read from the file is the plan that is held here.
bool PlanStore::Impl::isAsKnown(const PlanTables::Content& content, const std::map<std::string, std::string>& settings) const {
    if (access == Access::ReadWrite && formatOf(settings) != kPlanFormat) return false;
    return !content.hasNewUids && content.plan.tables == plan.tables && settingsFromRows(settings) == plan.settings;
}

/// What leaves the plan as it is, such as an entry in its register, is taken over in silence.
bool PlanStore::Impl::isChangedByOthers() {
    const PlanFileTurn turn(path);
    if (!dataset) return false;
    const geo::GdalErrors quiet;
    const std::string now = answerOf(*dataset, "PRAGMA data_version");
    if (now.empty() || now == dataVersion) return false;  // held by another, it says nothing
    if (now == changedVersion) return true;
    // What was found to be another's is taken back only by reading.
    if (changedVersion.empty() && isOnlyRegistered()) {
        dataVersion = now;
        return false;
    }
    changedVersion = now;
    // Another may have made columns: only a file that is opened anew shows them.
    auto fresh = openDataset(path, access);
    if (!fresh) return true;
    if (busy) giveBusy(*fresh);
    const auto changesBefore = knownChanges;
    const auto entriesBefore = knownEntries;
    noteChanges();
    const std::string freshVersion = answerOf(*fresh, "PRAGMA data_version");
    const PlanTables freshTables(*fresh, path);
    const auto settings = freshTables.readSettings();
    auto content = freshTables.read();
    if (!content || !isAsKnown(*content, settings)) {
        knownChanges = changesBefore;
        knownEntries = entriesBefore;
        return true;
    }
    dataset = std::move(fresh);
    rows = std::move(content->rows);
    dataVersion = freshVersion;
    changedVersion.clear();
    return false;
}

/// Before the plan is read: what is written meanwhile is not known yet.
void PlanStore::Impl::noteChanges() {
    const geo::GdalErrors quiet;  // there may be no register
    knownChanges = changes ? changes->count() : std::nullopt;
    knownEntries = std::atoll(answerOf(*dataset, "SELECT coalesce(max(number), 0) FROM register").c_str());
}

/// Each entry says which change of the file it is: when all since then are new entries, nothing needs to be read. With a write-ahead log not all are counted: then it is not known.
bool PlanStore::Impl::isOnlyRegistered() {
    const auto now = changes ? changes->count() : std::nullopt;
    if (!now || !knownChanges || *now <= *knownChanges) return false;
    const geo::GdalErrors quiet;
    const std::string entered = fmt::format("FROM register WHERE number > {} AND file_change > {} AND file_change <= {}", knownEntries, *knownChanges, *now);
    if (answerOf(*dataset, ("SELECT count(DISTINCT file_change) " + entered).c_str()) != fmt::format("{}", *now - *knownChanges)) return false;
    knownEntries = std::atoll(answerOf(*dataset, ("SELECT max(number) " + entered).c_str()).c_str());
    knownChanges = now;
    return true;
}

Result<void> PlanStore::Impl::tryToApply(const Edit& edit, const Storing& how, const Waiting& waiting) {
    const auto changed = [this] {
        return geo::fail(ErrorCode::Refused,
                         text(SABAN_TR("layers", "cannot change plan '{0}': another program changed the file meanwhile. Open it again to see what is new; nothing was lost."), path));
    };
    if (isChangedByOthers()) return changed();
    if (auto begun = beginWithin(waiting); !begun) return begun;
    std::optional<std::int64_t> before;  // no other program writes until it is committed
    auto done = complete([&]() -> Result<void> {
        // Only now that it is locked can no other program come between.
        if (answerOf(*dataset, "PRAGMA data_version") != dataVersion) return changed();
        if (auto written = tables().write(edit, rows, how.stop, how.progress); !written) return written;
        before = changes ? changes->count() : std::nullopt;
        if (edit.settings)
            if (auto written = tables().writeSettings(toRows(edit.settings->second)); !written) return written;
        if (auto remembered = remember(edit); !remembered) return remembered;
        if (waiting.isStopped()) return failStopped(path);
        return {};
    });
    if (done) {
        knownChanges = before ? std::optional(*before + 1) : std::nullopt;
        return done;
    }
    if (dataset) readAgain();
    return done;
}

/// Where the rows lie, after the file was opened again.
void PlanStore::Impl::readAgain() {
    noteChanges();
    const auto settings = tables().readSettings();
    auto content = tables().read();
    if (!content) {
        dataset = nullptr;  // nothing is written before it could be read
        return;
    }
    if (!isAsKnown(*content, settings)) {  // by another program, before the file was opened again: counted above, but not in `plan`
        dataVersion.clear();
        knownChanges = std::nullopt;
    }
    rows = std::move(content->rows);
}

namespace {

/// How long SQLite waits for another program that holds the file, while this lives.
class Patience {
 public:
    Patience(PlanStore::Impl& store, std::optional<std::chrono::milliseconds> most) : store_(store) { store_.setBusy(most); }
    ~Patience() { store_.setBusy(std::nullopt); }
    Patience(const Patience&) = delete;
    Patience& operator=(const Patience&) = delete;

 private:
    PlanStore::Impl& store_;
};

/// Without a limit it is waited for as long as it takes, and so it is where that can be stopped: another part of this program comes to its end.
PlanFileTurn turnWithin(const std::string& path, const Storing& how) {
    if (!how.mostWait) return PlanFileTurn(path);
    for (;;) {
        PlanFileTurn turn(path, how.stop.stop_possible() ? kWaitStep : *how.mostWait);
        if (turn.isMine() || !how.stop.stop_possible() || how.stop.stop_requested()) return turn;
    }
}

}  // namespace

Result<void> PlanStore::apply(const Edit& edit, const Storing& how) {
    Impl& m = *impl_;
    if (isEmpty(edit)) return {};
    if (m.access == Access::ReadOnly) return failSaving(m.path, text(SABAN_TR("layers", "it was opened for reading only.")));
    if (edit.settings && edit.settings->first.crs != edit.settings->second.crs)
        return geo::fail(ErrorCode::InvalidArgument,
                         text(SABAN_TR("layers", "cannot change the CRS of plan '{0}': everything in it is placed in that CRS. Make a new plan, then import this one."), m.path));
    const PlanFileTurn turn = turnWithin(m.path, how);
    if (how.stop.stop_requested()) return failStopped(m.path);
    if (!turn.isMine()) return failHeld(m.path, "locked");
    const Waiting waiting(how);
    const Patience patience(m, how.mostWait ? std::optional(std::min(*how.mostWait, kWaitStep)) : std::nullopt);
    if (!m.dataset) {
        const geo::GdalErrors errors;
        m.openAgain();
        if (m.dataset) m.readAgain();
        if (!m.dataset) return failHeld(m.path, errors.reason());
    }
    // What came between may leave the plan as it is: then it is tried again.
    constexpr int kTries = 3;
    auto done = m.tryToApply(edit, how, waiting);
    for (int i = 1; i < kTries && !done && done.error().code == ErrorCode::Refused && m.dataset && !m.isChangedByOthers(); ++i) done = m.tryToApply(edit, how, waiting);
    if (!done) return done;
    m.plan = applied(m.plan, edit);
    return {};
}

/// Another program may hold the file long, and so may a thread that enters something in the register and waits for it; it is looked at again then.
bool PlanStore::isChangedByOthers() const {
    constexpr std::chrono::milliseconds kMostWait{100};
    const PlanFileTurn turn(impl_->path, kMostWait);
    if (!turn.isMine()) return false;
    const Patience patience(*impl_, kMostWait);
    return impl_->isChangedByOthers();
}

Result<std::vector<PastState>> PlanStore::pastStates() const {
    std::vector<PastState> found;
    OGRLayer* layer = impl_->dataset ? impl_->states() : nullptr;
    if (!layer) return found;
    layer->ResetReading();
    layer->SetIgnoredFields(std::array<const char*, 2>{"undo", nullptr}.data());  // what is undone may be large
    for (const auto& row : *layer)
        found.push_back({.id = row->GetFID(), .until = row->GetFieldAsString("until"), .author = row->GetFieldAsString("author"), .label = row->GetFieldAsString("label")});
    layer->SetIgnoredFields(nullptr);
    std::sort(found.begin(), found.end(), [](const PastState& a, const PastState& b) { return a.id > b.id; });
    return found;
}

Result<Plan> PlanStore::past(std::int64_t id) const {
    const auto states = pastStates();
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
