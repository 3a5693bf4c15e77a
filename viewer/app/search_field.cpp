#include "viewer/app/search_field.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <algorithm>

#include "viewer/app/plain_tool_tip.h"
#include "viewer/app/search_row_delegate.h"

namespace saban::app {

namespace {

constexpr int kFieldLetters = 40;  // so many are seen at once
constexpr int kListWidthPx = 520;
constexpr int kMostRowsSeen = 9;
constexpr int kGapPx = 6;

bool areSame(const std::vector<SearchRow>& a, const std::vector<SearchRow>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const SearchRow& one, const SearchRow& other) { return one.title == other.title && one.kind == other.kind && one.where == other.where; });
}

}  // namespace

SearchField::SearchField(QWidget* parent) : QWidget(parent), edit_(new QLineEdit(this)), model_(new QStandardItemModel(this)) {
    edit_->setObjectName(QStringLiteral("searchField"));
    edit_->setClearButtonEnabled(true);
    edit_->setMaxLength(300);
    edit_->setFixedWidth(edit_->fontMetrics().averageCharWidth() * kFieldLetters);
    edit_->installEventFilter(this);
    setFocusProxy(edit_);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kGapPx, 2, kGapPx, 2);
    layout->addWidget(edit_);
    connect(edit_, &QLineEdit::textEdited, this, &SearchField::typed);
    connect(edit_, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) emit typed({});  // the button that clears edits nothing
    });
    retranslateUi();
}

void SearchField::makeList() {
    if (list_) return;
    list_ = new QFrame(window());
    list_->setObjectName(QStringLiteral("searchResults"));
    list_->setAutoFillBackground(true);
    list_->setFrameShape(QFrame::StyledPanel);
    list_->installEventFilter(this);
    view_ = new QListView(list_);
    view_->setObjectName(QStringLiteral("searchList"));
    view_->setFrameShape(QFrame::NoFrame);
    view_->setModel(model_);
    view_->setItemDelegate(new SearchRowDelegate(view_));
    view_->setFocusPolicy(Qt::NoFocus);
    view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setMouseTracking(true);
    view_->setUniformItemSizes(true);
    note_ = new QLabel(list_);
    note_->setObjectName(QStringLiteral("searchNote"));
    note_->setTextFormat(Qt::PlainText);
    note_->setWordWrap(true);
    note_->setContentsMargins(9, 6, 9, 6);
    auto* layout = new QVBoxLayout(list_);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(view_);
    layout->addWidget(note_);
    connect(view_, &QListView::clicked, this, [this](const QModelIndex& index) { emit chosen(index.row()); });
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, &SearchField::tellCurrent);
    window()->installEventFilter(this);
    retranslateUi();
}

void SearchField::focusField() {
    edit_->setFocus(Qt::ShortcutFocusReason);
    edit_->selectAll();
}

QString SearchField::text() const { return edit_->text(); }
void SearchField::setText(const QString& text) { edit_->setText(text); }

void SearchField::setRows(const std::vector<SearchRow>& rows, const QString& note) {
    makeList();
    const int kept = areSame(rows, this->rows()) ? std::max(0, currentRow()) : 0;  // only the note is another
    model_->clear();
    for (const SearchRow& row : rows) {
        auto* item = new QStandardItem(row.title);
        item->setData(row.kind, SearchRowDelegate::KindRole);
        item->setData(row.where, SearchRowDelegate::WhereRole);
        item->setData(plainToolTip(row.title + QStringLiteral("\n") + row.where), Qt::ToolTipRole);
        item->setData(QStringList{row.title, row.kind, row.where}.join(QStringLiteral(", ")), Qt::AccessibleTextRole);
        model_->appendRow(item);
    }
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
    view_->setVisible(!rows.empty());
    if (!rows.empty()) view_->setCurrentIndex(model_->index(kept, 0));
    tellCurrent();
    const bool isSomething = !rows.empty() || !note.isEmpty();
    list_->setVisible(isSomething && edit_->hasFocus());
    if (list_->isVisible()) placeList();
}

void SearchField::hideList() {
    if (list_) list_->hide();
}

std::vector<SearchRow> SearchField::rows() const {
    std::vector<SearchRow> rows;
    for (int i = 0; i < model_->rowCount(); ++i) {
        const QModelIndex index = model_->index(i, 0);
        rows.push_back({index.data().toString(), index.data(SearchRowDelegate::KindRole).toString(), index.data(SearchRowDelegate::WhereRole).toString()});
    }
    return rows;
}

QString SearchField::note() const { return note_ ? note_->text() : QString(); }
int SearchField::currentRow() const { return view_ && isListShown() ? view_->currentIndex().row() : -1; }
bool SearchField::isListShown() const { return list_ && list_->isVisible(); }

/// Below the field, its right edge under the field's, inside the window.
void SearchField::placeList() {
    const QWidget* room = window();
    const QPoint below = edit_->mapTo(room, QPoint(0, edit_->height() + 2));
    const int width = std::min(std::max(kListWidthPx, edit_->width()), room->width() - 2 * kGapPx);
    const int rowHeight = model_->rowCount() > 0 ? view_->sizeHintForRow(0) : 0;
    int height = rowHeight * std::min(model_->rowCount(), kMostRowsSeen) + 2;
    if (note_->isVisibleTo(list_)) height += note_->heightForWidth(width - 2);
    const int left = std::clamp(below.x() + edit_->width() - width, kGapPx, std::max(kGapPx, room->width() - width - kGapPx));
    const int most = std::max(80, room->height() - below.y() - kGapPx);
    list_->setGeometry(left, below.y(), width, std::min(height, most));
    // The frames take some: rows are seen whole.
    list_->layout()->activate();
    if (const int lacking = rowHeight * std::min(model_->rowCount(), kMostRowsSeen) - view_->viewport()->height(); rowHeight > 0 && lacking > 0)
        list_->resize(width, std::min(height + lacking, most));
    list_->raise();
}

void SearchField::moveBy(int rows) {
    if (model_->rowCount() == 0) return;
    if (!isListShown()) {
        list_->show();
        placeList();
        return;
    }
    view_->setCurrentIndex(model_->index(std::clamp(view_->currentIndex().row() + rows, 0, model_->rowCount() - 1), 0));
}

bool SearchField::takeKey(int key) {
    switch (key) {
        case Qt::Key_Down: moveBy(1); return true;
        case Qt::Key_Up: moveBy(-1); return true;
        case Qt::Key_PageDown: moveBy(kMostRowsSeen - 1); return true;
        case Qt::Key_PageUp: moveBy(1 - kMostRowsSeen); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: emit chosen(currentRow()); return true;
        case Qt::Key_Escape:
            edit_->clear();
            hideList();
            emit left();
            return true;
        default: return false;
    }
}

bool SearchField::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_ || (watched == window() && watched != edit_)) {
        if (event->type() == QEvent::Resize && watched != list_ && isListShown()) placeList();
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // The window's shortcuts have some of these keys.
        const int key = static_cast<QKeyEvent*>(event)->key();
        for (const int own : {Qt::Key_Down, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape})
            if (key == own) {
                event->accept();
                return true;
            }
    }
    if (event->type() == QEvent::KeyPress && takeKey(static_cast<QKeyEvent*>(event)->key())) return true;
    if (event->type() == QEvent::FocusIn) emit focusChanged(true);
    if (event->type() == QEvent::FocusOut) {
        // Another window that comes to the front takes the keys for a while only.
        if (static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) hideList();
        emit focusChanged(false);
    }
    return QWidget::eventFilter(watched, event);
}

/// Readers of the screen hear what the arrows reach, though the field keeps the keys.
void SearchField::tellCurrent() {
    const QModelIndex current = view_ ? view_->currentIndex() : QModelIndex();
    edit_->setAccessibleDescription(current.isValid() ? current.data(Qt::AccessibleTextRole).toString() : note());
}

void SearchField::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void SearchField::retranslateUi() {
    edit_->setPlaceholderText(tr("Search: name, place, coordinates (Ctrl+F)"));
    edit_->setAccessibleName(tr("Search the plan, the map and coordinates"));
    edit_->setToolTip(tr("Names of the plan and of the map, kinds, notes, or coordinates in any way of writing them. Enter flies there, Escape leaves."));
    if (view_) view_->setAccessibleName(tr("What was found"));
}

}  // namespace saban::app
