#include "viewer/app/column_table.h"

#include <QComboBox>
#include <QHeaderView>
#include <algorithm>

#include "viewer/app/language.h"

namespace saban::app {

namespace {

constexpr int kWidestColumnPx = 260, kLeastColumnPx = 130;

}  // namespace

ColumnTable::ColumnTable(QWidget* parent) : QTableWidget(parent) {
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setAlternatingRowColors(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setAccessibleName(tr("First rows of the list"));
}

void ColumnTable::clearSheet() {
    clear();
    setRowCount(0);
    setColumnCount(0);
    columns_.clear();
    fields_.clear();
}

void ColumnTable::setSheet(const layers::PreviewedSheet& sheet, bool isFixed) {
    clearSheet();
    columns_ = sheet.columns;
    fields_.assign(columns_.size(), {});
    for (const auto& [field, column] : sheet.fieldToColumn)
        if (const auto at = std::find(columns_.begin(), columns_.end(), column); at != columns_.end()) fields_[static_cast<std::size_t>(at - columns_.begin())] = field;
    setColumnCount(static_cast<int>(columns_.size()));
    setRowCount(static_cast<int>(sheet.rows.size()) + 1);
    QStringList titles, numbers{tr("Holds")};
    for (const std::string& column : columns_) titles << QString::fromStdString(column);
    for (const std::int64_t number : sheet.rowNumbers) numbers << QString::number(number);
    setHorizontalHeaderLabels(titles);
    setVerticalHeaderLabels(numbers);
    const auto choices = layers::importFields(sheet.kind);
    for (int c = 0; c < columnCount(); ++c) {
        auto* choice = new QComboBox;
        choice->setAccessibleName(tr("What column '%1' holds").arg(titles[c]));
        choice->addItem(tr("(kept as it is)"), QString());
        for (const layers::ImportField& field : choices)
            choice->addItem(QString::fromStdString(language() == Language::Vietnamese ? field.titleVi : field.titleEn), QString::fromStdString(field.column));
        const auto& field = fields_[static_cast<std::size_t>(c)];
        choice->setCurrentIndex(std::max(0, choice->findData(QString::fromStdString(field))));
        choice->setEnabled(!isFixed);
        connect(choice, &QComboBox::activated, this, [this, c] { take(c); });
        setCellWidget(0, c, choice);
        for (std::size_t r = 0; r < sheet.rows.size(); ++r)
            setItem(static_cast<int>(r) + 1, c, new QTableWidgetItem(QString::fromStdString(sheet.rows[r][static_cast<std::size_t>(c)])));
    }
    resizeColumnsToContents();
    for (int c = 0; c < columnCount(); ++c) setColumnWidth(c, std::clamp(columnWidth(c), kLeastColumnPx, kWidestColumnPx));
    resizeRowToContents(0);
}

QComboBox* ColumnTable::choice(int column) const { return qobject_cast<QComboBox*>(cellWidget(0, column)); }

void ColumnTable::take(int column) {
    const auto at = static_cast<std::size_t>(column);
    const std::string field = choice(column)->currentData().toString().toStdString();
    if (field == fields_[at]) return;
    // What the column was taken for is held by none now, unless another one gets it.
    if (!fields_[at].empty()) given_[fields_[at]] = {};
    if (!field.empty()) {
        std::erase_if(given_, [&](const auto& one) { return one.second == columns_[at]; });
        given_[field] = columns_[at];
    }
    fields_[at] = field;
    emit mappingChanged();
}

}  // namespace saban::app
