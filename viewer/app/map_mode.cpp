#include "viewer/app/map_mode.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QSignalBlocker>
#include <QToolTip>
#include <cmath>

#include "viewer/app/table_widget.h"
#include "viewer/table/number_words.h"

namespace saban::app {

namespace {

constexpr int kRightPx = 60, kBelowPx = 38;  // free for the figures of the grid at the edges
constexpr double kLeast = 100.0, kMost = 1e7;
constexpr double kStandard[] = {1000, 2000, 5000, 10000, 25000, 50000, 100000, 250000};  // of Vietnamese series

/// Numbers that can be measured on a screen: three digits.
double rounded(double denominator) {
    const double power = std::pow(10.0, std::floor(std::log10(denominator)) - 2.0);
    return std::round(denominator / power) * power;
}

QString scaleOf(double denominator) { return QString::fromStdString(viewer::scaleText(denominator)); }

}  // namespace

std::optional<double> typedScale(const QString& text) {
    QString digits = text.trimmed();
    for (const QLatin1Char sign : {QLatin1Char(':'), QLatin1Char('/')})
        if (const qsizetype at = digits.indexOf(sign); at >= 0) {
            if (digits.left(at).trimmed() != QLatin1String("1")) return std::nullopt;
            digits = digits.mid(at + 1).trimmed();
            break;
        }
    QString plain;
    for (const QChar c : digits) {
        if (c.isSpace() || c == QLatin1Char('.') || c == QLatin1Char(',') || c == QChar(0x2019)) continue;  // between thousands
        if (!c.isDigit()) return std::nullopt;
        plain += c;
    }
    bool isNumber = false;
    const double value = plain.toDouble(&isNumber);
    if (!isNumber || value < kLeast || value > kMost) return std::nullopt;
    return value;
}

MapMode::MapMode(QMainWindow& window, TableWidget& table, QObject* parent)
    : QObject(parent), table_(table), action_(new QAction(this)), scale_(new QComboBox(&table)) {
    action_->setShortcut(Qt::Key_M);
    action_->setCheckable(true);
    window.addAction(action_);
    scale_->setEditable(true);
    scale_->setInsertPolicy(QComboBox::NoInsert);
    scale_->setCompleter(nullptr);
    scale_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    scale_->hide();
    connect(action_, &QAction::triggered, this, [this](bool isOn) {
        table_.setMapMode(isOn);
        action_->setChecked(table_.isMapMode());  // there may be no ground
    });
    connect(scale_, &QComboBox::activated, this, [this](int index) {
        table_.setMapScale(scale_->itemData(index).toDouble());
        table_.setFocus();
    });
    connect(scale_->lineEdit(), &QLineEdit::returnPressed, this, &MapMode::acceptTyped);
    connect(&table, &TableWidget::mapModeChanged, this, &MapMode::showScale);
    connect(&table, &TableWidget::viewActivated, this, &MapMode::showScale);
    connect(&table, &TableWidget::viewsPlaced, this, &MapMode::showScale);
    connect(&table, &TableWidget::viewChanged, this, &MapMode::showScale);
    connect(&table, &TableWidget::statusChanged, this, &MapMode::showScale);
    table.installEventFilter(this);
    retranslateUi();
}

bool MapMode::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) place();
    return QObject::eventFilter(watched, event);
}

void MapMode::acceptTyped() {
    const auto wanted = typedScale(scale_->currentText());
    if (!wanted) {  // what was typed stays
        QToolTip::showText(scale_->mapToGlobal(QPoint(0, -2 * scale_->height())),
                           tr("'%1' is no scale: type for example %2, between %3 and %4.").arg(scale_->currentText(), scaleOf(25000.0), scaleOf(kLeast), scaleOf(kMost)), scale_);
        return;
    }
    table_.setMapScale(*wanted);
    table_.setFocus();
    showScale();
}

void MapMode::showScale() {
    const bool isMap = table_.isMapMode() && table_.ground();
    action_->setChecked(isMap);
    if (QWidget* host = table_.hostOf(table_.activeView()); scale_->parentWidget() != host) scale_->setParent(host);
    scale_->setVisible(isMap);
    if (!isMap) return;
    if (!scale_->lineEdit()->hasFocus()) {
        const QString text = scaleOf(rounded(table_.mapScale()));
        if (scale_->currentText() != text) scale_->setEditText(text);
    }
    place();
}

void MapMode::place() {
    if (!scale_->isVisible()) return;
    scale_->adjustSize();
    const QRect area = table_.areaInHost(table_.activeView());
    scale_->move(area.right() - kRightPx - scale_->width(), area.bottom() - kBelowPx - scale_->height());
    scale_->raise();
}

void MapMode::retranslateUi() {
    action_->setText(tr("&Map from above"));
    scale_->setAccessibleName(tr("Scale of the map"));
    scale_->setToolTip(tr("Scale of the map on this screen: choose one, or type it and press Enter"));
    const QSignalBlocker blocker(scale_);
    scale_->clear();
    for (const double denominator : kStandard) scale_->addItem(scaleOf(denominator), denominator);
    scale_->setCurrentIndex(-1);
    showScale();
}

}  // namespace saban::app
