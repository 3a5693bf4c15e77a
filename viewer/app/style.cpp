#include "viewer/app/style.h"

#include <QApplication>
#include <QFont>
#include <QIconEngine>
#include <QMainWindow>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QPlainTextEdit>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>
#include <QToolBar>
#include <QToolButton>
#include <algorithm>

#include "viewer/app/program_icon.h"
#include "viewer/app/theme.h"

namespace saban::app {

namespace {

constexpr double kSmallestFontPt = 10.5;

/// The signs in the title of a panel: lines in the colour of its text, whatever the theme.
class TitleSign : public QIconEngine {
   public:
    explicit TitleSign(bool isCross) : isCross_(isCross) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const qreal size = 0.62 * std::min(rect.width(), rect.height());
        QRectF box(0.0, 0.0, size, size);
        box.moveCenter(QRectF(rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(mode == QIcon::Disabled ? theme().disabled : theme().text, std::max(1.2, size * 0.13), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        if (isCross_) {
            painter->drawLine(box.topLeft(), box.bottomRight());
            painter->drawLine(box.topRight(), box.bottomLeft());
        } else {
            const QPointF by(size * 0.28, -size * 0.28);
            const QRectF front(box.left(), box.top() + size * 0.28, size * 0.72, size * 0.72);
            painter->drawRect(front);
            painter->drawPolyline(QPolygonF{front.topLeft() + QPointF(by.x(), 0.0), front.topLeft() + by, front.topRight() + by, front.bottomRight() + by, front.bottomRight() + QPointF(0.0, by.y())});
        }
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new TitleSign(*this); }

   private:
    bool isCross_;
};

/// A button whose menu opens at once, with its arrow beside the text.
bool hasArrowBeside(const QStyleOption* option) {
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    return button && button->features.testFlag(QStyleOptionToolButton::HasMenu) && !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup) &&
           button->toolButtonStyle == Qt::ToolButtonTextOnly;
}

/// Text of several lines can be written there, at times.
bool isTextField(const QWidget* widget) {
    if (const auto* text = qobject_cast<const QTextEdit*>(widget)) return !text->isReadOnly();
    return qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
}

/// Nothing can be written there now.
bool isClosed(const QStyleOption& option, const QWidget* widget) {
    const auto* text = qobject_cast<const QPlainTextEdit*>(widget);
    return !option.state.testFlag(QStyle::State_Enabled) || option.state.testFlag(QStyle::State_ReadOnly) || (text && text->isReadOnly());
}

/// Fusion with boxes and rings that can be told apart on dark ground from a few steps away.
class TableStyle : public QProxyStyle {
   public:
    TableStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

    using QProxyStyle::polish;
    void polish(QWidget* widget) override {
        // Names of panels that share a place are read in full: the place is as wide as they need.
        if (auto* bar = qobject_cast<QTabBar*>(widget); bar && qobject_cast<QMainWindow*>(bar->parentWidget())) {
            bar->setElideMode(Qt::ElideNone);
            bar->setUsesScrollButtons(false);
        }
        QProxyStyle::polish(widget);
    }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returned) const override {
        if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;  // those of the platform are drawn for light grounds
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }

    QIcon standardIcon(StandardPixmap sign, const QStyleOption* option, const QWidget* widget) const override {
        const bool isOfDock = widget && widget->inherits("QDockWidget");
        if (isOfDock && sign == SP_TitleBarCloseButton) return QIcon(new TitleSign(true));
        if (isOfDock && sign == SP_TitleBarNormalButton) return QIcon(new TitleSign(false));
        return QProxyStyle::standardIcon(sign, option, widget);
    }

    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const override {
        QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        if (type == CT_ToolButton && hasArrowBeside(option)) size.rwidth() += arrowPx(option);
        if (type == CT_PushButton) {
            constexpr int kLeastBesidePx = 9;  // left and right of the text
            size.setWidth(std::max(size.width(), contents.width() + 2 * kLeastBesidePx));
        }
        return size;
    }

    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override {
        if (const auto* box = element == CE_ComboBoxLabel ? qstyleoption_cast<const QStyleOptionComboBox*>(option) : nullptr) {
            // What is cut ends in "…".
            constexpr int kAroundPx = 2;
            QStyleOptionComboBox label = *box;
            const int iconPx = box->currentIcon.isNull() ? 0 : box->iconSize.width() + 4;
            const int roomPx = proxy()->subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget).width() - iconPx - kAroundPx;
            if (!box->editable) label.currentText = box->fontMetrics.elidedText(box->currentText, Qt::ElideRight, roomPx);
            return QProxyStyle::drawControl(element, &label, painter, widget);
        }
        if (element != CE_ToolButtonLabel || !hasArrowBeside(option)) return QProxyStyle::drawControl(element, option, painter, widget);
        QStyleOptionToolButton label = *qstyleoption_cast<const QStyleOptionToolButton*>(option);
        const int wide = arrowPx(option);
        label.rect.adjust(0, 0, -wide, 0);
        QProxyStyle::drawControl(element, &label, painter, widget);
        drawArrow(*painter, QPointF(option->rect.right() - wide * 0.8, option->rect.center().y() + 1.0), wide * 0.5, option->palette.color(QPalette::ButtonText));
    }

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const override {
        // The arrow in the corner is left out where `drawControl` sets it beside the text.
        const auto* button = control == CC_ToolButton ? qstyleoption_cast<const QStyleOptionToolButton*>(option) : nullptr;
        isArrowBeside_ = button && hasArrowBeside(button);
        isArrowApart_ = button && button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        isArrowBeside_ = isArrowApart_ = false;
        // Where Fusion draws its own edge, which is no lighter than a dark ground.
        if (const auto* spin = control == CC_SpinBox ? qstyleoption_cast<const QStyleOptionSpinBox*>(option) : nullptr; spin && spin->frame)
            drawEdge(*painter, *option, widget, QRectF(option->rect).adjusted(0.5, 1.5, -0.5, -1.5));
        if (const auto* box = control == CC_ComboBox ? qstyleoption_cast<const QStyleOptionComboBox*>(option) : nullptr; box && box->frame)
            drawEdge(*painter, *option, widget, QRectF(option->rect).adjusted(0.5, box->editable ? 0.5 : 1.5, -0.5, -0.5));
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override {
        if (element == PE_IndicatorArrowDown && isArrowBeside_) return;
        if (element == PE_IndicatorArrowDown && isArrowApart_) return drawArrow(*painter, QRectF(option->rect).center(), arrowPx(option) * 0.5, option->palette.color(QPalette::ButtonText));
        if (element == PE_IndicatorRadioButton) return drawRadio(*painter, *option);
        if (element == PE_PanelButtonTool) {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
            if (option->state & State_On) drawPressed(*painter, *option);
            return;
        }
        if (element == PE_FrameLineEdit || (element == PE_Frame && isTextField(widget))) return drawEdge(*painter, *option, widget, QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
        if (element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck)
            return QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool isPartly = option->state & State_NoChange, isOn = option->state & State_On || isPartly, isEnabled = option->state & State_Enabled;
        const qreal size = std::min(option->rect.width(), option->rect.height()) - 1.0;
        QRectF box(0.0, 0.0, size, size);
        box.moveCenter(QRectF(option->rect).center());
        const bool isOnChosenRow = element == PE_IndicatorItemViewItemCheck && option->state & State_Selected;
        const QColor line = isOnChosenRow ? theme().onAccent : isEnabled ? theme().boxLine : theme().boxOff;
        const QColor fill = isOnChosenRow ? (isOn ? theme().onAccent : QColor(Qt::transparent)) : !isOn ? theme().base : isEnabled ? theme().accent : theme().boxOff;
        const QColor sign = isOnChosenRow ? theme().accent : theme().onAccent;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(isOn ? fill : line, 1.2));
        painter->setBrush(fill);
        painter->drawRoundedRect(box, 2.5, 2.5);
        if (isPartly) {
            painter->fillRect(QRectF(box.left() + 0.22 * size, box.top() + 0.42 * size, 0.56 * size, 0.16 * size), sign);
        } else if (isOn) {
            QPainterPath tick(box.topLeft() + QPointF(0.22, 0.52) * size);
            tick.lineTo(box.topLeft() + QPointF(0.42, 0.72) * size);
            tick.lineTo(box.topLeft() + QPointF(0.78, 0.30) * size);
            painter->setPen(QPen(sign, size * 0.15, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter->setBrush(Qt::NoBrush);
            painter->drawPath(tick);
        }
        painter->restore();
    }

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
        if (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight || metric == PM_ExclusiveIndicatorWidth || metric == PM_ExclusiveIndicatorHeight) return option ? option->fontMetrics.height() * 4 / 5 : 16;
        return QProxyStyle::pixelMetric(metric, option, widget);
    }

   private:
    static int arrowPx(const QStyleOption* option) { return option->fontMetrics.height() * 3 / 4; }

    /// Of a field: seen on every ground, closed ones hardly.
    static void drawEdge(QPainter& painter, const QStyleOption& option, const QWidget* widget, const QRectF& rect) {
        const bool hasKeys = option.state & State_Enabled && option.state & State_HasFocus;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(hasKeys ? theme().link : isClosed(option, widget) ? theme().groove : theme().edge, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect, 2.0, 2.0);
        if (hasKeys) painter.drawRoundedRect(rect.adjusted(1.0, 1.0, -1.0, -1.0), 1.5, 1.5);
        painter.restore();
    }

    /// Of a button that stays pressed: Fusion's darker ground is not told from that of its neighbours.
    static void drawPressed(QPainter& painter, const QStyleOption& option) {
        constexpr double kWidthPx = 2.0;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(option.state & State_Enabled ? theme().accent : theme().boxOff, kWidthPx));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(kWidthPx / 2.0, kWidthPx / 2.0, -kWidthPx / 2.0, -kWidthPx / 2.0), 3.0, 3.0);
        painter.restore();
    }

    static void drawRadio(QPainter& painter, const QStyleOption& option) {
        const bool isOn = option.state & State_On, isEnabled = option.state & State_Enabled;
        const qreal radius = (std::min(option.rect.width(), option.rect.height()) - 1.0) / 2.0;
        const QPointF middle = QRectF(option.rect).center();
        const QColor fill = !isOn ? theme().base : isEnabled ? theme().accent : theme().boxOff;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(isOn ? fill : isEnabled ? theme().boxLine : theme().boxOff, 1.2));
        painter.setBrush(fill);
        painter.drawEllipse(middle, radius, radius);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().onAccent);
        if (isOn) painter.drawEllipse(middle, radius * 0.42, radius * 0.42);
        painter.restore();
    }

    static void drawArrow(QPainter& painter, QPointF middle, qreal size, const QColor& ink) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{middle + QPointF(-size / 2.0, -size / 4.0), middle + QPointF(0.0, size / 4.0), middle + QPointF(size / 2.0, -size / 4.0)});
        painter.restore();
    }

    mutable bool isArrowBeside_ = false, isArrowApart_ = false;
};

// In the colours of the dark theme (see theme.h). Sizes are in em-like steps of the font, so that scale factors and larger fonts carry through.
constexpr const char* kStyleSheet = R"(
QMenuBar { padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: #3a3d41; }
QMenu { padding: 4px; border: 1px solid #3f4246; }
QMenu::separator { height: 1px; background: #3f4246; margin: 4px 8px; }
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
    application.setWindowIcon(programIcon());
    applyTheme(application);
}

void applyTheme(QApplication& application) {
    application.setPalette(paletteOf(theme()));
    application.setStyleSheet(styleSheetOf(theme(), styleSheet()));
}

QString styleSheet() { return QString::fromLatin1(kStyleSheet); }

}  // namespace saban::app
