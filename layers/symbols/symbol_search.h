#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/error.h"

namespace saban::layers {

enum class SymbolKind { Unit, CommandPost, Equipment, Installation, Activity, Point };

/// A sign by its names. The code is of 20 digits, of the own side, without echelon: `withSide`, `withEchelon` make others of it.
struct SymbolEntry {
    std::string code{};
    SymbolKind kind = SymbolKind::Unit;
    std::string nameVi{}, nameEn{};
    std::vector<std::string> keywords{};  ///< other words in either language, abbreviations
};

/// Finds signs by Vietnamese and English names. Thread safety: any thread. Immutable.
class SymbolNames {
 public:
    /// The names in the program: `data/symbols/entities.json`.
    static geo::Result<std::shared_ptr<const SymbolNames>> builtIn();

    /// A person's own table in the same form.
    /// Errors: `NotFound`, `Unreadable`; `BadFormat` names the entry and what is wrong with it: empty, cut off, no JSON, more
    /// than 4 MiB, a code that is malformed or there twice, no name.
    static geo::Result<std::shared_ptr<const SymbolNames>> read(const std::string& path);

    /// Best first: the name itself, a keyword (an abbreviation), names that begin with the query, then those in which each word of it begins a
    /// word of names or keywords. Case and the marks on letters do not matter ("d" finds "đ", composed or not), but where they
    /// agree the match ranks higher; equals keep the table's order. An empty query gives all.
    std::vector<const SymbolEntry*> search(std::string_view query, std::size_t most = 20) const;

    /// The entry with the sign of a code, whatever its side, status and echelon; null when the table has none.
    const SymbolEntry* find(std::string_view code) const;

    const std::vector<SymbolEntry>& entries() const { return entries_; }

 private:
    /// Names made ready to be compared.
    struct Words;

    SymbolNames() = default;
    static geo::Result<std::shared_ptr<const SymbolNames>> fromJson(const std::string& content, const std::string& path);

    std::vector<SymbolEntry> entries_;
    std::vector<Words> words_;  ///< of each entry
};

/// Letters without marks, small: "Đại đội Công binh" gives "dai doi cong binh". Anything but letters and digits becomes one blank.
std::string foldedForSearch(std::string_view text);

/// "unit", "command_post", "equipment", "installation", "activity", "point".
std::string_view nameOf(SymbolKind kind);

}  // namespace saban::layers
