#pragma once

#include <QObject>
#include <map>
#include <set>

class QTableView;

namespace saban::app {

/// What the columns of a table leave bare at its right goes to those that hold names: to each as much as it needs, then all to one. A column that a person made
/// wider or narrower stays so. The table owns it.
class SpareWidth : public QObject {
   public:
    /// `last`: the column that gets what nobody needs.
    SpareWidth(QTableView& table, int last);

    /// The columns are at least as wide as they are now; those of `neededPx` can do with so much.
    void begin(std::map<int, int> neededPx);
    /// A person gave a column its width since then.
    bool isOfPerson() const { return !own_.empty(); }

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void give();

    QTableView& table_;
    int last_;
    std::map<int, int> leastPx_, neededPx_;
    std::set<int> own_;  ///< that a person gave their widths
    bool isGiving_ = false;
};

}  // namespace saban::app
