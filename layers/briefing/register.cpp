#include "layers/briefing/register.h"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <QCryptographicHash>
#include <QFile>
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <utility>

#include "geo/core/text.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/raster/network_guard.h"
#include "layers/model/kind_words.h"
#include "layers/model/value.h"
#include "layers/store/plan_file_changes.h"
#include "layers/store/plan_file_turn.h"
#include "layers/store/plan_store.h"
#include "layers/store/plan_tables.h"
#include "layers/store/who_and_when.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::Result;
namespace fs = std::filesystem;

constexpr int kMostWaitMs = 5000;  // for another program that holds the file

tl::unexpected<geo::Error> failEntering(const std::string& path, const std::string& reason) {
    return geo::fail(ErrorCode::WriteFailed, text(SABAN_TR("layers", "cannot enter it in the register of plan '{0}': {1}"), path, reason));
}
tl::unexpected<geo::Error> failReading(ErrorCode code, const std::string& path, const std::string& reason) {
    return geo::fail(code, text(SABAN_TR("layers", "cannot read the register of plan '{0}': {1}"), path, reason));
}

geo::DatasetPtr openFile(const std::string& path, unsigned mode) {
    const char* const drivers[] = {"GPKG", nullptr};
    return geo::DatasetPtr(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | mode | GDAL_OF_VERBOSE_ERROR, drivers, nullptr, nullptr));
}

bool run(GDALDataset& dataset, const std::string& sql) {
    CPLErrorReset();
    if (OGRLayer* result = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr)) dataset.ReleaseResultSet(result);
    return CPLGetLastErrorType() != CE_Failure;
}

std::string sqlText(std::string_view content) {
    std::string out = "'";
    for (const char c : toNfc(std::string(content)))
        if (c != '\0') out += c == '\'' ? "''" : std::string(1, c);
    return out + "'";
}

/// Which change of the file an entry is: who holds the plan then knows that it is no other one.
constexpr const char* kChangeColumn = "file_change";

/// Column, Vietnamese and English title.
constexpr std::array<std::array<const char*, 3>, 10> kColumns{{{"number", "Số", "Number"},
                                                              {"at_time", "Thời điểm (UTC)", "Time (UTC)"},
                                                              {"author", "Người xuất", "Author"},
                                                              {"what", "Loại", "What"},
                                                              {"file", "Tệp", "File"},
                                                              {"marking", "Độ mật", "Marking"},
                                                              {"digest", "Mã băm SHA-256", "Digest SHA-256"},
                                                              {"bytes", "Số byte", "Bytes"},
                                                              {"copies", "Số bản", "Copies"},
                                                              {kChangeColumn, "Lần ghi tệp", "Change of the file"}}};

bool hasColumn(GDALDataset& dataset, const char* column) {
    OGRLayer* result = dataset.ExecuteSQL(fmt::format("SELECT name FROM pragma_table_info('register') WHERE name = {}", sqlText(column)).c_str(), nullptr, nullptr);
    if (!result) return false;
    const bool isThere = OGRFeatureUniquePtr(result->GetNextFeature()) != nullptr;
    dataset.ReleaseResultSet(result);
    return isThere;
}

/// The table, known to GeoPackage's readers, and triggers that keep what was entered.
bool ensureTable(GDALDataset& dataset) {
    constexpr std::array kSteps{
        "CREATE TABLE IF NOT EXISTS register (number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, at_time TEXT NOT NULL, author TEXT, what TEXT NOT NULL, file TEXT, marking TEXT, "
        "digest TEXT NOT NULL, bytes INTEGER, copies INTEGER)",
        "CREATE TRIGGER IF NOT EXISTS register_keeps_entries BEFORE DELETE ON register BEGIN SELECT RAISE(ABORT, 'the register is never changed'); END",
        "CREATE TRIGGER IF NOT EXISTS register_keeps_contents BEFORE UPDATE ON register BEGIN SELECT RAISE(ABORT, 'the register is never changed'); END",
        // Also against INSERT OR REPLACE, which deletes without saying so.
        "CREATE TRIGGER IF NOT EXISTS register_counts_on BEFORE INSERT ON register WHEN NEW.number <> -1 AND NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM register) "
        "BEGIN SELECT RAISE(ABORT, 'the register counts on by one'); END",
        "INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
        "VALUES ('register', 'attributes', 'Sổ đăng ký tài liệu', 'Register of what was made of this plan', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"};
    for (const char* step : kSteps)
        if (!run(dataset, step)) return false;
    if (!hasColumn(dataset, kChangeColumn) && !run(dataset, fmt::format("ALTER TABLE register ADD COLUMN {} INTEGER", kChangeColumn))) return false;
    const geo::GdalErrors quiet;  // a plan that another program made may have no titles
    for (const auto& [column, titleVi, titleEn] : kColumns)
        if (!run(dataset, fmt::format("INSERT OR IGNORE INTO gpkg_data_columns (table_name, column_name, name, title, description) VALUES ('register', {0}, {0}, {1}, {2})", sqlText(column),
                                      sqlText(titleVi), sqlText(titleEn))))
            break;
    return true;
}

std::vector<RegisterEntry> entriesOf(GDALDataset& dataset, const std::string& where) {
    std::vector<RegisterEntry> entries;
    OGRLayer* rows = dataset.ExecuteSQL(("SELECT number + 0 AS n, at_time, author, what, file, marking, digest, bytes, copies FROM register " + where + " ORDER BY number").c_str(), nullptr, nullptr);
    if (!rows) return entries;
    for (const auto& row : *rows)
        entries.push_back({.number = row->GetFieldAsInteger64("n"),
                           .at = row->GetFieldAsString("at_time"),
                           .author = row->GetFieldAsString("author"),
                           .what = row->GetFieldAsString("what"),
                           .file = row->GetFieldAsString("file"),
                           .marking = row->GetFieldAsString("marking"),
                           .digest = row->GetFieldAsString("digest"),
                           .bytes = row->GetFieldAsInteger64("bytes"),
                           .copies = row->GetFieldAsInteger("copies")});
    dataset.ReleaseResultSet(rows);
    return entries;
}

bool hasTable(GDALDataset& dataset) {
    OGRLayer* result = dataset.ExecuteSQL("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'register'", nullptr, nullptr);
    if (!result) return false;
    const bool isThere = OGRFeatureUniquePtr(result->GetNextFeature()) != nullptr;
    dataset.ReleaseResultSet(result);
    return isThere;
}

/// Two that enter at the same time: one of them comes first, and SQLite has the other one wait.
Result<std::vector<RegisterEntry>> enter(const std::string& path, std::span<const RegisterEntry> entries) {
    const PlanFileTurn turn(path);
    geo::initialiseGdal();
    std::error_code error;
    if (!fs::exists(path, error)) return failEntering(path, text(SABAN_TR("layers", "it does not exist. Check the name.")));
    if (::access(path.c_str(), W_OK) != 0 || ::access(fs::absolute(path).parent_path().c_str(), W_OK) != 0)
        return failEntering(path, text(SABAN_TR("layers", "the file or its folder may not be written to. Copy the plan to a folder of your own.")));
    if (!isPlanFile(path)) return failEntering(path, text(SABAN_TR("layers", "it is no plan of Saban.")));
    const geo::GdalErrors errors;
    const PlanFileChanges changes(path);
    const auto dataset = openFile(path, GDAL_OF_UPDATE);
    if (!dataset) return failEntering(path, explainedFailure(errors.reason()));
    const std::string at = nowUtc(), author = userName();
    // It begins by writing, though nothing: one that begins as a reader is not waited for when it goes on to write.
    constexpr const char* kBegin = "UPDATE gpkg_contents SET identifier = identifier WHERE 0";
    if (!run(*dataset, fmt::format("PRAGMA busy_timeout = {}", kMostWaitMs)) || dataset->StartTransaction() != OGRERR_NONE) return failEntering(path, explainedFailure(errors.reason()));
    const bool isBegun = run(*dataset, kBegin);
    const auto before = changes.count();
    const std::string change = before ? fmt::format("{}", *before + 1) : "NULL";
    bool isSound = isBegun && ensureTable(*dataset);  // also what a tool that copies tables leaves out
    for (const RegisterEntry& entry : entries)
        isSound = isSound && run(*dataset, fmt::format("INSERT INTO register (number, at_time, author, what, file, marking, digest, bytes, copies, file_change) "
                                                       "SELECT coalesce(max(number), 0) + 1, {}, {}, {}, {}, {}, {}, {}, {}, {} FROM register",
                                                       sqlText(at), sqlText(author), sqlText(entry.what), sqlText(entry.file), sqlText(entry.marking), sqlText(entry.digest), entry.bytes, entry.copies, change));
    const auto made = isSound ? entriesOf(*dataset, fmt::format("WHERE number > (SELECT max(number) FROM register) - {}", entries.size())) : std::vector<RegisterEntry>{};
    if (made.size() == entries.size() && dataset->CommitTransaction() == OGRERR_NONE) return made;
    const std::string reason = errors.reason();
    dataset->RollbackTransaction();
    return failEntering(path, explainedFailure(reason));
}

}  // namespace

Result<std::string> digestOfFile(const std::string& path, const std::stop_token& stop) {
    constexpr qint64 kPartBytes = 1 << 20;
    QFile file(QString::fromStdString(path));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    bool isRead = file.open(QIODevice::ReadOnly);
    while (isRead && !file.atEnd()) {
        if (stop.stop_requested()) return geo::fail(ErrorCode::Cancelled, text(SABAN_TR("layers", "reading '{}' was stopped"), path));
        const QByteArray part = file.read(kPartBytes);
        isRead = !part.isEmpty();
        hash.addData(part);
    }
    if (!isRead)
        return geo::fail(ErrorCode::Unreadable, text(SABAN_TR("layers", "cannot read '{0}' for its digest: {1}"), path, file.errorString().toStdString()));
    return hash.result().toHex().toStdString();
}

std::string digestOf(std::string_view bytes) {
    return QCryptographicHash::hash(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())), QCryptographicHash::Sha256).toHex().toStdString();
}

Result<RegisterEntry> enterInRegister(const std::string& planPath, const RegisterEntry& entry) {
    auto made = enter(planPath, std::span(&entry, 1));
    if (!made) return tl::unexpected(made.error());
    return made->front();
}

Result<std::vector<RegisterEntry>> enterFilesInRegister(const std::string& planPath, const std::string& what, const std::string& marking, std::span<const std::string> files) {
    std::vector<RegisterEntry> entries;
    for (const std::string& file : files) {
        auto digest = digestOfFile(file);
        if (!digest) return tl::unexpected(digest.error());
        std::error_code error;
        const auto bytes = fs::file_size(file, error);
        entries.push_back({.what = what, .file = fs::path(file).filename().string(), .marking = marking, .digest = *std::move(digest),
                           .bytes = error ? 0 : static_cast<std::int64_t>(bytes)});
    }
    if (entries.empty()) return entries;
    return enter(planPath, entries);
}

geo::Warnings enterOutputs(const std::string& planPath, const std::string& marking, const std::string& what, std::span<const std::string> files) {
    if (planPath.empty()) return {};
    const auto entered = enterFilesInRegister(planPath, what, marking, files);
    if (entered) return {};
    if (marking.empty()) return {{"register", text(SABAN_TR("layers", "what was made is not in the register: {}"), entered.error().message)}};
    return {{"register", text(SABAN_TR("layers", "what was made bears the marking '{0}', but it is NOT in the register: {1}"), marking, entered.error().message)}};
}

std::string registerWord(const std::string& what) {
    static const std::map<std::string_view, TextKey> words{{"handout", SABAN_TR("layers", "handout")},       {"video", SABAN_TR("layers", "video")},
                                                           {"picture", SABAN_TR("layers", "picture")},       {"print", SABAN_TR("layers", "print")},
                                                           {"profile", SABAN_TR("layers", "cross-section")}, {"comparison", SABAN_TR("layers", "table of differences")},
                                                           {"register", SABAN_TR("layers", "register")},     {"export", SABAN_TR("layers", "export")}};
    const auto colon = std::min(what.find(':'), what.size());
    const auto found = words.find(std::string_view(what).substr(0, colon));
    if (found == words.end()) return what;
    const std::string word = translated(found->second);
    if (colon + 1 >= what.size()) return word;
    std::string kinds;
    for (std::size_t at = colon + 1; at < what.size();) {
        const auto end = std::min(what.find(',', at), what.size());
        kinds += (kinds.empty() ? "" : ", ") + kindWord(std::string_view(what).substr(at, end - at));
        at = end + 1;
    }
    return fmt::format("{} ({})", word, kinds);
}

std::string registerCsv(std::span<const RegisterEntry> entries) {
    const auto cell = [](const std::string& content) {
        // What begins like a formula would be reckoned.
        const bool isFormula = !content.empty() && std::string_view("=+-@\t").find(content[0]) != std::string_view::npos;
        std::string out = "\"";
        if (isFormula) out += '\'';
        for (const char c : content) out += c == '"' ? std::string("\"\"") : std::string(1, c);
        return out + "\"";
    };
    const std::array titles{translated(SABAN_TR("layers", "Number")), translated(SABAN_TR("layers", "Time (UTC)")), translated(SABAN_TR("layers", "Who")),
                            translated(SABAN_TR("layers", "What")),   translated(SABAN_TR("layers", "File")),       translated(SABAN_TR("layers", "Marking")),
                            translated(SABAN_TR("layers", "Bytes")),  translated(SABAN_TR("layers", "Copies")),     translated(SABAN_TR("layers", "Digest (SHA-256)"))};
    std::string csv = "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < titles.size(); ++i) csv += (i > 0 ? "," : "") + cell(titles[i]);
    csv += "\r\n";
    for (const RegisterEntry& entry : entries)
        csv += fmt::format("{},{},{},{},{},{},{},{},{}\r\n", entry.number, entry.at, cell(entry.author), cell(registerWord(entry.what)), cell(entry.file), cell(entry.marking), entry.bytes,
                           entry.copies, entry.digest);
    return csv;
}

Result<std::vector<RegisterEntry>> registerOf(const std::string& planPath) {
    const PlanFileTurn turn(planPath);
    geo::initialiseGdal();
    std::error_code error;
    if (!fs::exists(planPath, error)) return failReading(ErrorCode::NotFound, planPath, text(SABAN_TR("layers", "it does not exist. Check the name.")));
    if (!isPlanFile(planPath)) return failReading(ErrorCode::Unreadable, planPath, text(SABAN_TR("layers", "it is no plan of Saban.")));
    const geo::GdalErrors errors;
    const auto dataset = openFile(planPath, GDAL_OF_READONLY);
    if (!dataset) return failReading(ErrorCode::Unreadable, planPath, explainedFailure(errors.reason()));
    if (!hasTable(*dataset)) return std::vector<RegisterEntry>{};
    auto entries = entriesOf(*dataset, {});
    if (errors.hasFailed()) return failReading(ErrorCode::Unreadable, planPath, explainedFailure(errors.reason()));
    return entries;
}

}  // namespace saban::layers
