#include "viewer/app/style.h"

#include <QApplication>
#include <QFont>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>
#include <algorithm>

#include "viewer/app/theme.h"

namespace saban::app {

namespace {

constexpr double kSmallestFontPt = 10.5;

/// Fusion with check boxes that can be told apart on dark ground from a few steps away.
class TableStyle : public QProxyStyle {
   public:
    TableStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override {
        if (element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck)
            return QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool isPartly = option->state & State_NoChange, isOn = option->state & State_On || isPartly, isEnabled = option->state & State_Enabled;
        const qreal size = std::min(option->rect.width(), option->rect.height()) - 1.0;
        QRectF box(0.0, 0.0, size, size);
        box.moveCenter(QRectF(option->rect).center());
        const QColor line = isEnabled ? theme().boxLine : theme().boxOff;
        const QColor fill = !isOn ? theme().base : isEnabled ? theme().accent : theme().boxOff;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(isOn ? fill : line, 1.2));
        painter->setBrush(fill);
        painter->drawRoundedRect(box, 2.5, 2.5);
        if (isPartly) {
            painter->fillRect(QRectF(box.left() + 0.22 * size, box.top() + 0.42 * size, 0.56 * size, 0.16 * size), theme().onAccent);
        } else if (isOn) {
            QPainterPath tick(box.topLeft() + QPointF(0.22, 0.52) * size);
            tick.lineTo(box.topLeft() + QPointF(0.42, 0.72) * size);
            tick.lineTo(box.topLeft() + QPointF(0.78, 0.30) * size);
            painter->setPen(QPen(theme().onAccent, size * 0.15, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter->setBrush(Qt::NoBrush);
            painter->drawPath(tick);
        }
        painter->restore();
    }

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
        if (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight) return option ? option->fontMetrics.height() * 4 / 5 : 16;
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
};

// In the colours of the dark theme (see theme.h). Sizes are in em-like steps of the font, so that scale factors and larger fonts carry through.
constexpr const char* kStyleSheet = R"(
QMenuBar { padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: #3a3d41; }
QMenu { padding: 4px; border: 1px solid #3f4246; }
QMenu::separator { height: 1px; background: #3f4246; margin: 4px 8px; }
QDockWidget { titlebar-close-icon: none; }
QDockWidget::title { padding: 7px 10px; background: #2b2e31; }
QMainWindow::separator { background: #1b1d1f; width: 3px; height: 3px; }
QStatusBar { background: #1b1d1f; }
QStatusBar::item { border: none; }
QToolTip { padding: 4px; border: 1px solid #55585c; }
QListWidget { border: 1px solid #3a3d41; border-radius: 5px; padding: 2px; }
QListWidget::item { padding: 4px 2px; }
QTreeView { border: 1px solid #3a3d41; border-radius: 5px; padding: 2px; }
QTreeView::item { padding: 3px 2px; }
QScrollBar:vertical { width: 11px; background: transparent; }
QScrollBar::handle:vertical { background: #4a4d51; border-radius: 5px; min-height: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: #45484c; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: #c98f3a; }
QSlider::handle:horizontal { width: 15px; margin: -6px 0; border-radius: 7px; background: #ece6da; }
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled { background: #5a5d61; }
QProgressBar { border: none; border-radius: 3px; background: #3a3d41; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { border-radius: 3px; background: #c98f3a; }

#startPage { background: #1f2123; }
#startTitle { font-size: 32pt; font-weight: 600; }
#startSubtitle { color: #a9abad; font-size: 13pt; }
#startSection { font-weight: 600; }
#startCards, #startCardRoom { background: transparent; }
#dropHint { color: #a9abad; }
#startButton { background: #33363a; border: 1px solid #4a4d51; border-radius: 6px; font-weight: 600; }
#startButton:hover, #startButton:focus { background: #3f4347; border: 1px solid #c98f3a; }
#cardRemove { background: rgba(31, 33, 35, 190); color: white; border: none; border-radius: 4px; }
#cardRemove:hover { background: #e0574a; color: #17181a; }
#primaryButton { background: #c98f3a; color: #17181a; border: none; border-radius: 6px; padding: 9px 22px; font-size: 12pt;
                 font-weight: 600; }
#primaryButton:focus { border: 2px solid #f4f2ee; }
#primaryButton:hover { background: #dba24d; }
#primaryButton:pressed { background: #b37d2f; }

#message { border-radius: 7px; background: #2e3135; border: 1px solid #4a4d51; }
#message[severity="error"] { border-left: 5px solid #e0574a; }
#message[severity="warning"] { border-left: 5px solid #e0a93f; }
#message[severity="note"] { border-left: 5px solid #6d9fd1; }
#messageText { color: #f4f2ee; }
#messageDetails { color: #bfc1c3; }
#statusValue { color: #f4f2ee; }
#statusFaint { color: #a9abad; }
#sectionTitle { font-weight: 600; color: #d8d5cf; }
#faint { color: #a9abad; }
#refusal, #fieldReason, *[refusal="true"] { color: #ff8a7a; }
*[caution="true"] { color: #ffcf8a; }
*[refused="true"] { border: 2px solid #ff8a7a; border-radius: 3px; }
)";

}  // namespace

QSurfaceFormat windowSurfaceFormat() {
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(4, 5);
    format.setProfile(QSurfaceFormat::CompatibilityProfile);
    format.setOption(QSurfaceFormat::DeprecatedFunctions);
    format.setOption(QSurfaceFormat::ResetNotification);  // a lost context tells, where the driver can
    format.setSwapInterval(1);
    return format;
}

void applyStyle(QApplication& application) {
    application.setStyle(new TableStyle);  // the application owns it
    QFont font = application.font();
    if (font.pointSizeF() < kSmallestFontPt) font.setPointSizeF(kSmallestFontPt);
    application.setFont(font);
    applyTheme(application);
}

void applyTheme(QApplication& application) {
    application.setPalette(paletteOf(theme()));
    application.setStyleSheet(styleSheetOf(theme(), styleSheet()));
}

QString styleSheet() { return QString::fromLatin1(kStyleSheet); }

}  // namespace saban::app
