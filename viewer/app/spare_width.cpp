#include "viewer/app/spare_width.h"

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>
#include <algorithm>
#include <utility>

namespace saban::app {

SpareWidth::SpareWidth(QTableView& table, int last) : QObject(&table), table_(table), last_(last) {
    table_.horizontalHeader()->setStretchLastSection(false);
    table_.viewport()->installEventFilter(this);
    connect(table_.horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int widthPx) {
        if (isGiving_ || leastPx_.empty()) return;
        leastPx_[column] = widthPx;
        own_.insert(column);
    });
}

void SpareWidth::begin(std::map<int, int> neededPx) {
    neededPx_ = std::move(neededPx);
    own_.clear();
    leastPx_.clear();
    for (int column = 0; column < table_.horizontalHeader()->count(); ++column) leastPx_[column] = table_.columnWidth(column);
    give();
}

void SpareWidth::give() {
    if (leastPx_.empty()) return;
    const QScopedValueRollback quiet(isGiving_, true);
    std::map<int, int> widthsPx = leastPx_;
    int sparePx = table_.viewport()->width();
    for (const auto& [column, leastPx] : leastPx_) sparePx -= leastPx;
    sparePx = std::max(sparePx, 0);
    for (const auto& [column, neededPx] : neededPx_) {
        if (own_.contains(column)) continue;
        const int morePx = std::clamp(neededPx - leastPx_[column], 0, sparePx);
        widthsPx[column] += morePx;
        sparePx -= morePx;
    }
    if (!own_.contains(last_)) widthsPx[last_] += sparePx;
    for (const auto& [column, widthPx] : widthsPx) table_.setColumnWidth(column, widthPx);
}

bool SpareWidth::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) give();
    return QObject::eventFilter(watched, event);
}

}  // namespace saban::app
