#pragma once

#include <algorithm>
#include <cassert>
#include <memory>
#include <string_view>
#include <vector>

#include "layers/model/uid.h"

namespace saban::layers {

/// All features of one kind, by uid, immutable: copying is cheap, and a copy with some changes shares what did not change.
template <typename T>
class Table {
   public:
    using Row = std::shared_ptr<const T>;

    Table() : rows_(std::make_shared<const std::vector<Row>>()) {}

    /// Uids must be there and differ.
    static Table from(std::vector<Row> rows) {
        std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a->uid < b->uid; });
        assert(std::adjacent_find(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a->uid == b->uid; }) == rows.end());
        Table table;
        table.rows_ = std::make_shared<const std::vector<Row>>(std::move(rows));
        return table;
    }

    const std::vector<Row>& rows() const { return *rows_; }  ///< by uid
    std::size_t size() const { return rows_->size(); }
    bool isEmpty() const { return rows_->empty(); }

    /// Null when there is none.
    Row find(std::string_view uid) const {
        const auto at = lowerBound(uid);
        return at != rows_->end() && (*at)->uid == uid ? *at : nullptr;
    }

    /// With these in place of those of the same uid, or added.
    Table with(std::vector<Row> changed) const { return merged(std::move(changed), {}); }
    Table without(std::vector<Uid> removed) const { return merged({}, std::move(removed)); }
    Table merged(std::vector<Row> changed, std::vector<Uid> removed) const;

    bool sharesRowsWith(const Table& other) const { return rows_ == other.rows_; }
    bool operator==(const Table& other) const {
        return rows_ == other.rows_ || std::equal(rows_->begin(), rows_->end(), other.rows_->begin(), other.rows_->end(),
                                                  [](const Row& a, const Row& b) { return a == b || *a == *b; });
    }

   private:
    auto lowerBound(std::string_view uid) const {
        return std::lower_bound(rows_->begin(), rows_->end(), uid, [](const Row& row, std::string_view u) { return row->uid < u; });
    }

    std::shared_ptr<const std::vector<Row>> rows_;
};

template <typename T>
Table<T> Table<T>::merged(std::vector<Row> changed, std::vector<Uid> removed) const {
    const auto byUid = [](const Row& a, const Row& b) { return a->uid < b->uid; };
    std::sort(changed.begin(), changed.end(), byUid);
    std::sort(removed.begin(), removed.end());
    std::vector<Row> all;
    all.reserve(rows_->size() + changed.size());
    auto next = changed.begin();
    for (const Row& row : *rows_) {
        while (next != changed.end() && (*next)->uid < row->uid) all.push_back(*next++);
        if (next != changed.end() && (*next)->uid == row->uid) all.push_back(*next++);
        else if (!std::binary_search(removed.begin(), removed.end(), row->uid)) all.push_back(row);
    }
    all.insert(all.end(), next, changed.end());
    Table table;
    table.rows_ = std::make_shared<const std::vector<Row>>(std::move(all));
    return table;
}

}  // namespace saban::layers
