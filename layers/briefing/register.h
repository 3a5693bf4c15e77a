#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/error.h"

namespace saban::layers {

/// What left a plan: a line of its register. Never changed or taken out.
struct RegisterEntry {
    std::int64_t number = 0;  ///< 1, 2, 3 … of the plan
    std::string at{};         ///< UTC, "2026-05-14T07:30:12Z"
    std::string author{};     ///< name of the user's account
    std::string what{};       ///< "handout", "video", "picture", "print", "profile", "comparison", "register", "export:structures,units"
    std::string file{};       ///< its name without folders; of a print: the printer
    std::string marking{};    ///< that it bears
    std::string digest{};     ///< SHA-256 of the file, hexadecimal; of a print: of what was sent
    std::int64_t bytes = 0;
    int copies = 1;
    bool operator==(const RegisterEntry&) const = default;
};

/// SHA-256 of a file, hexadecimal, lower case. Errors: `Unreadable`; `Cancelled` when asked to stop.
geo::Result<std::string> digestOfFile(const std::string& path, const std::stop_token& stop = {});
/// The same of bytes.
std::string digestOf(std::string_view bytes);

/// Enters what was made of the plan in its file, in a table that QGIS shows (`register`) and that SQLite itself keeps from being changed, as one transaction. Number, time and author are
/// given here. Other programs and an open `PlanStore` may hold the file at the same time; for these it is no edit.
/// Errors: `WriteFailed` when the plan cannot be written to: who makes something of a marked plan then tells it loudly.
geo::Result<RegisterEntry> enterInRegister(const std::string& planPath, const RegisterEntry& entry);

/// Enters finished files, one entry for each, with their digests. `marking`: that they bear.
/// Errors: `Unreadable` for a file that is not there; as above. Then none is entered.
geo::Result<std::vector<RegisterEntry>> enterFilesInRegister(const std::string& planPath, const std::string& what, const std::string& marking, std::span<const std::string> files);

/// For all that makes files of a plan: enters them, and says in words for a person when the plan could not take them, loudly for one with a marking; the files are there all the same. Nothing to enter without
/// a plan's file.
geo::Warnings enterOutputs(const std::string& planPath, const std::string& marking, const std::string& what, std::span<const std::string> files);

/// What people call it, in their language: "picture", "export (structures)".
std::string registerWord(const std::string& what);

/// As a list for spreadsheets (RFC 4180, UTF-8 with its mark), titles in the user's language.
std::string registerCsv(std::span<const RegisterEntry> entries);

/// In the order of numbers; empty for a plan without. Errors: `NotFound`, `Unreadable`.
geo::Result<std::vector<RegisterEntry>> registerOf(const std::string& planPath);

}  // namespace saban::layers
