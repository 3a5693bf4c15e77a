#include "viewer/app/colour_editor.h"

#include <QAction>
#include <QIcon>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPixmap>

#include "viewer/app/theme.h"
#include "viewer/overlay/draped_plan.h"

namespace saban::app {

namespace {

struct NamedColour {
    const char* name;
    unsigned rgb;
};
// Colours that stand out from ground and imagery, and from each other.
constexpr NamedColour kColours[]{{QT_TRANSLATE_NOOP("saban::app::ColourEditor", "Red"), 0xba2420},
                                 {QT_TRANSLATE_NOOP("saban::app::ColourEditor", "Orange"), 0xd67a20},
                                 {QT_TRANSLATE_NOOP("saban::app::ColourEditor", "Yellow"), 0xe6c229},
                                 {QT_TRANSLATE_NOOP("saban::app::ColourEditor", "Green"), 0x2c7854},
                                 {QT_TRANSLATE_NOOP("saban::app::ColourEditor", "Turquoise"), 0x1f9aa8},
                                 {QT_TRANSLATE_NOOP("saban::app::ColourEditor", "Blue"), 0x2878c4},
                                 {QT_TRANSLATE_NOOP("saban::app::ColourEditor", "Purple"), 0x6e4296},
                                 {QT_TRANSLATE_NOOP("saban::app::ColourEditor", "Pink"), 0xc8508c},
                                 {QT_TRANSLATE_NOOP("saban::app::ColourEditor", "Brown"), 0x7a5230},
                                 {QT_TRANSLATE_NOOP("saban::app::ColourEditor", "Grey"), 0x5c5c5c},
                                 {QT_TRANSLATE_NOOP("saban::app::ColourEditor", "White"), 0xf4f2ee}};

/// An invalid colour: crossed out.
QIcon swatchOf(const QColor& colour) {
    constexpr int kSidePx = 32;  // scaled down by whoever shows it
    QPixmap pixmap(kSidePx, kSidePx);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().boxLine, 2.0));
    painter.setBrush(colour.isValid() ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(3, 3, kSidePx - 6, kSidePx - 6), 4, 4);
    if (!colour.isValid()) painter.drawLine(QPointF(5, kSidePx - 5), QPointF(kSidePx - 5, 5));
    return QIcon(pixmap);
}

}  // namespace

ColourEditor::ColourEditor(const QString& title, QWidget* parent)
    : LineEditor(title, layers::FieldType::Text, parent), line_(qobject_cast<QLineEdit*>(input())), swatch_(line_->addAction(QIcon(), QLineEdit::LeadingPosition)), menu_(new QMenu(this)) {
    swatch_->setText(tr("Choose a colour"));
    swatch_->setToolTip(tr("Choose a colour (Alt + Down)"));
    connect(swatch_, &QAction::triggered, this, &ColourEditor::openMenu);
    connect(line_, &QLineEdit::textChanged, this, &ColourEditor::showSwatch);
    fillMenu();
    showSwatch();
}

void ColourEditor::fillMenu() {
    QAction* own = menu_->addAction(tr("That of its kind"));
    connect(own, &QAction::triggered, this, [this] { emit entered(layers::Value{}); });
    menu_->addSeparator();
    for (const NamedColour& named : kColours) {
        const QColor colour = QColor::fromRgb(named.rgb);
        connect(menu_->addAction(swatchOf(colour), tr(named.name)), &QAction::triggered, this, [this, colour] { emit entered(layers::Value{colour.name().toStdString()}); });
    }
}

void ColourEditor::openMenu() {
    if (!isEditable_) return;
    menu_->actions().front()->setIcon(swatchOf(ownColour_));
    menu_->popup(line_->mapToGlobal(QPoint(0, line_->height())));
}

void ColourEditor::setValue(const layers::SharedValue& value) {
    isMixed_ = value.isMixed;
    LineEditor::setValue(value);
    showSwatch();
}

void ColourEditor::setEditable(bool isEditable) {
    isEditable_ = isEditable;
    LineEditor::setEditable(isEditable);
}

void ColourEditor::setOwnColour(const QColor& colour) {
    ownColour_ = colour;
    showSwatch();
}

void ColourEditor::showSwatch() {
    const QString text = line_->text().trimmed();
    const auto given = viewer::parseColour(text.toStdString());
    const QColor shown = !text.isEmpty() ? (given ? QColor(given->red, given->green, given->blue) : QColor()) : isMixed_ ? QColor() : ownColour_;
    if (shown == shownColour_ && !swatch_->icon().isNull()) return;
    shownColour_ = shown;
    swatch_->setIcon(swatchOf(shown));
}

bool ColourEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress)
        if (const auto* key = static_cast<const QKeyEvent*>(event); key->key() == Qt::Key_Down && key->modifiers() & Qt::AltModifier) {
            openMenu();
            return true;
        }
    return LineEditor::eventFilter(watched, event);
}

}  // namespace saban::app
