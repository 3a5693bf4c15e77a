#pragma once

#include <algorithm>
#include <string>
#include <unordered_map>

#include "layers/exchange/vietnamese_text.h"
#include "layers/model/table.h"

namespace saban::layers {

/// Finds features of a table by what people call them, in a time that does not grow with the table.
template <typename T>
class NameIndex {
 public:
    /// By uid, by name, then whatever case and diacritics; the first of equal ones. A text that looks like a uid is taken for one that comes
    /// with the same import. Empty when there is none.
    Uid find(const Table<T>& table, const std::string& text) {
        if (table.find(text)) return text;
        if (!table.sharesRowsWith(table_)) {
            table_ = table;
            exact_.clear(), folded_.clear();
            for (const auto& row : table.rows()) exact_.try_emplace(row->name, row->uid);
        }
        if (const auto found = exact_.find(text); found != exact_.end()) return found->second;
        if (folded_.empty())
            for (const auto& row : table.rows()) folded_.try_emplace(folded(row->name), row->uid);
        const std::string wanted = folded(text);
        if (const auto found = folded_.find(wanted); found != folded_.end() && !wanted.empty()) return found->second;
        return looksLikeUid(text) ? text : Uid();
    }

 private:
    static bool looksLikeUid(const std::string& text) { return text.size() == 36 && std::count(text.begin(), text.end(), '-') == 4; }

    Table<T> table_;
    std::unordered_map<std::string, Uid> exact_, folded_;
};

}  // namespace saban::layers
