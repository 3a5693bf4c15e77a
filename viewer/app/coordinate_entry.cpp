#include "viewer/app/coordinate_entry.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr int kMostLines = 8;       // of the field, before it scrolls
constexpr int kMostFaultsTold = 4;
constexpr int kMarginPx = 14;       // from the lower edge of the table
constexpr double kFlyFromM = 2000.0;

bool isEnter(const QKeyEvent& key) { return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter; }

/// What opens the field with itself in it.
bool isDigitKey(const QKeyEvent& key) {
    return !(key.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) && key.text().size() == 1 && key.text().front().isDigit();
}

bool hasDigit(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

}  // namespace

CoordinateEntry::CoordinateEntry(TableWidget& table) : QFrame(&table), table_(table), field_(new QPlainTextEdit(this)), title_(new QLabel(this)), told_(new QLabel(this)) {
    setObjectName(QStringLiteral("message"));
    title_->setObjectName(QStringLiteral("messageText"));
    title_->setBuddy(field_);
    told_->setObjectName(QStringLiteral("messageDetails"));
    told_->setWordWrap(true);
    told_->setTextFormat(Qt::PlainText);
    field_->setLineWrapMode(QPlainTextEdit::NoWrap);
    field_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    field_->setTabChangesFocus(false);
    field_->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 10);
    layout->setSpacing(5);
    layout->addWidget(title_);
    layout->addWidget(field_);
    layout->addWidget(told_);
    table_.installEventFilter(this);
    connect(field_, &QPlainTextEdit::textChanged, this, [this] {
        isRefused_ = false;
        read();
    });
    hide();
    retranslateUi();
}

QString CoordinateEntry::text() const { return field_->toPlainText(); }
QString CoordinateEntry::told() const { return told_->text(); }

bool CoordinateEntry::takesPlaces() const { return table_.ground() && table_.tool() && table_.tool()->takesPlaces(); }

void CoordinateEntry::readFrame() {
    const auto& ground = *table_.ground();
    frame_ = PlaceFrame::of(ground.crs.wkt(), ground.bounds);
    frame_.crs = ground.crs;
}

void CoordinateEntry::open(const QString& text) {
    if (!takesPlaces()) return;
    readFrame();
    show();
    raise();
    if (!text.isEmpty()) {
        field_->setPlainText(text);
        field_->moveCursor(QTextCursor::End);
    }
    read();
    field_->setFocus(Qt::OtherFocusReason);
}

void CoordinateEntry::close() {
    const bool hadKeys = field_->hasFocus();
    field_->clear();
    hide();
    if (hadKeys) table_.setFocus(Qt::OtherFocusReason);
}

void CoordinateEntry::followTool() {
    if (isVisible() && !takesPlaces()) close();
    else if (isVisible()) read();
}

/// What is typed, told and shown on the ground.
void CoordinateEntry::read() {
    if (!isVisible() || !takesPlaces()) return;
    rows_ = readPlaces(text(), frame_);
    std::vector<TypedPlace> places;
    for (const PlaceRow& row : rows_)
        if (row.fault.isEmpty()) places.push_back(row.place);
    if (rows_.empty())
        told_->setText(tr("X and Y, E and N, latitude and longitude, UTM or MGRS. Enter: set, Esc: close. Rows of a spreadsheet can be pasted."));
    else
        told_->setText(rows_.size() == 1 ? toldOf(rows_.front()) : toldOfSeveral());
    const bool isFault = isRefused_ && std::any_of(rows_.begin(), rows_.end(), [](const PlaceRow& row) { return !row.fault.isEmpty(); });
    setProperty("severity", isFault ? QStringLiteral("error") : QString());
    style()->unpolish(this);  // the frame follows its property
    style()->polish(this);
    table_.tool()->previewPlaces(places);
    fit();
}

QString CoordinateEntry::toldOf(const PlaceRow& row) const {
    if (!row.fault.isEmpty()) return row.fault;
    QStringList parts;
    for (const geo::CoordinateStyle style : {geo::CoordinateStyle::NorthingEasting, geo::CoordinateStyle::LonLatDms, geo::CoordinateStyle::Mgrs})
        if (const auto written = writtenPlace(row.place.at, frame_, style)) parts << QString::fromStdString(*written);
    const auto height = table_.ground()->elevation->heightAt(row.place.at);
    if (!table_.ground()->bounds.contains(row.place.at)) parts << tr("outside the table");
    else if (height && *height) parts << tr("height %1 m").arg(QLocale().toString(**height, 'f', 0));
    return parts.join(QStringLiteral("   ·   "));
}

QString CoordinateEntry::toldOfSeveral() const {
    int understood = 0;
    QStringList faults;
    for (const PlaceRow& row : rows_) {
        if (row.fault.isEmpty()) ++understood;
        else faults << tr("Line %1: %2").arg(row.line).arg(row.fault);
    }
    QString told = faults.isEmpty() ? tr("%1 places. Enter sets all of them.").arg(understood)
                   : understood == 0 ? tr("None of %1 lines is understood.").arg(rows_.size())
                                     : tr("%1 of %2 lines are understood; Enter sets those.").arg(understood).arg(rows_.size());
    for (qsizetype i = 0; i < std::min<qsizetype>(faults.size(), kMostFaultsTold); ++i) told += '\n' + faults[i];
    if (faults.size() > kMostFaultsTold) told += '\n' + tr("… and %1 more").arg(faults.size() - kMostFaultsTold);
    return told;
}

void CoordinateEntry::set() {
    if (!takesPlaces()) return;
    MapTool* tool = table_.tool();
    if (rows_.empty()) {
        if (!tool->goesOnAfterPlaces()) return;
        close();
        QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, {});
        tool->key(enter);
        return;
    }
    std::vector<TypedPlace> places;
    QStringList rest;
    for (const PlaceRow& row : rows_) {
        if (row.fault.isEmpty()) places.push_back(row.place);
        else rest << row.text;
    }
    if (places.empty() || !tool->setPlaces(places)) {
        isRefused_ = true;
        read();
        return;
    }
    const glm::dvec2 last = places.back().at;
    const auto on = table_.positionOf(last);
    if (!on || !table_.isInView(*on)) table_.flyToPlace(last, kFlyFromM);
    if (rest.isEmpty() && !tool->goesOnAfterPlaces()) {
        close();
        return;
    }
    field_->setPlainText(rest.join('\n'));
    isRefused_ = !rest.isEmpty();
    read();
}

/// As large as what is in it, in the middle of the table's lower edge.
void CoordinateEntry::fit() {
    const int lines = std::clamp(static_cast<int>(field_->document()->blockCount()), 1, kMostLines);
    field_->setFixedHeight(field_->fontMetrics().lineSpacing() * lines + 14);
    const int most = table_.width() - 2 * kMarginPx;
    setFixedWidth(std::min(most, fontMetrics().horizontalAdvance('0') * 92));
    layout()->activate();
    const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    resize(width(), needed);
    move((table_.width() - width()) / 2, table_.height() - height() - kMarginPx);
}

bool CoordinateEntry::filterTable(QEvent* event) {
    if (event->type() == QEvent::Resize && isVisible()) fit();
    if ((event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) || !takesPlaces()) return false;
    const auto& key = static_cast<const QKeyEvent&>(*event);
    const bool isPaste = key.matches(QKeySequence::Paste) && hasDigit(QApplication::clipboard()->text());
    const bool isOpener = key.key() == Qt::Key_F2 || (key.key() == Qt::Key_Tab && !key.modifiers());
    if (!isPaste && !isOpener && !isDigitKey(key)) return false;
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    open(isPaste ? QApplication::clipboard()->text() : isOpener ? QString() : isVisible() ? text() + key.text() : key.text());
    return true;
}

bool CoordinateEntry::filterField(QEvent* event) {
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) return false;
    const auto& key = static_cast<const QKeyEvent&>(*event);
    if (event->type() == QEvent::ShortcutOverride) {
        const bool isOwn = key.key() == Qt::Key_Escape || isEnter(key);  // the field keeps what writes itself
        if (isOwn) event->accept();
        return isOwn;
    }
    if (key.key() == Qt::Key_Escape) {
        if (takesPlaces()) table_.tool()->previewPlaces({});
        close();
        return true;
    }
    if (isEnter(key) && !(key.modifiers() & Qt::ShiftModifier)) {
        set();
        return true;
    }
    if (key.key() == Qt::Key_Tab || key.key() == Qt::Key_Backtab) {
        table_.setFocus(Qt::TabFocusReason);
        return true;
    }
    return false;
}

bool CoordinateEntry::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &table_ && filterTable(event)) return true;
    if (watched == field_ && filterField(event)) return true;
    return QFrame::eventFilter(watched, event);
}

void CoordinateEntry::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QFrame::changeEvent(event);
}

void CoordinateEntry::retranslateUi() {
    title_->setText(tr("Coordinates"));
    field_->setAccessibleName(tr("Coordinates of the place, in any way of writing them"));
    read();
}

}  // namespace saban::app
