#include "viewer/app/help_dialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>
#include <vector>

namespace saban::app {

namespace {

using Rows = std::vector<std::pair<QString, QString>>;

QString table(const QString& title, const Rows& rows) {
    QString html = QStringLiteral("<h3>%1</h3><table cellspacing='0' cellpadding='3'>").arg(title.toHtmlEscaped());
    for (const auto& [key, effect] : rows)
        html += QStringLiteral("<tr><td style='padding-right:22px'><b>%1</b></td><td>%2</td></tr>")
                    .arg(key.toHtmlEscaped(), effect.toHtmlEscaped());
    return html + QStringLiteral("</table>");
}

}  // namespace

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent) {
    text_ = new QLabel(this);
    text_->setTextFormat(Qt::RichText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(26, 14, 26, 18);
    layout->addWidget(text_);
    layout->addWidget(buttons_);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslateUi();
}

void HelpDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QDialog::changeEvent(event);
}

void HelpDialog::retranslateUi() {
    setWindowTitle(tr("Keys and mouse"));
    buttons_->button(QDialogButtonBox::Close)->setText(tr("Close"));
    const QString mouse = table(tr("Mouse"), {{tr("Left drag"), tr("Move: the ground follows the cursor")},
                                              {tr("Right or middle drag"), tr("Turn and tilt about the point under the cursor")},
                                              {tr("Ctrl or Shift + left drag"), tr("Turn and tilt")},
                                              {tr("Wheel"), tr("Zoom to the cursor")},
                                              {tr("Double-click"), tr("Fly there")}});
    const QString view = table(tr("View"), {{QStringLiteral("H, Home"), tr("The whole table")},
                                            {QStringLiteral("N"), tr("North up")},
                                            {QStringLiteral("T"), tr("From above")},
                                            {QStringLiteral("+  −"), tr("Nearer, farther")},
                                            {QStringLiteral("← → ↑ ↓"), tr("Move")},
                                            {QStringLiteral("Ctrl + ← → ↑ ↓"), tr("Turn and tilt")},
                                            {QStringLiteral("F11"), tr("Full screen")}});
    const QString shown = table(tr("Table"), {{QStringLiteral("E, Shift+E"), tr("More, less vertical exaggeration")},
                                              {QStringLiteral("C"), tr("Contour lines")},
                                              {QStringLiteral("G"), tr("Grid lines")},
                                              {QStringLiteral("I"), tr("Imagery")},
                                              {QStringLiteral("K"), tr("Legend of the plan")}});
    const QString program = table(tr("Program"), {{QStringLiteral("Ctrl+O"), tr("Open files")},
                                                  {QStringLiteral("L"), tr("Vietnamese, English")},
                                                  {QStringLiteral("F1"), tr("This page")},
                                                  {QStringLiteral("Ctrl+Q"), tr("Quit")}});
    const QString plan = table(tr("Plan"), {{QStringLiteral("Ctrl+1, F3, F4"), tr("Select, place, measure")},
                                            {tr("Digits, Tab, F2"), tr("Type coordinates while placing or drawing")},
                                            {QStringLiteral("Alt + ← → ↑ ↓"), tr("Nudge by 1 m; with Shift instead, by 10 m")},
                                            {QStringLiteral("Ctrl+L"), tr("Lock, unlock")},
                                            {tr("Right click, Menu key"), tr("What can be done there")}});
    text_->setText(QStringLiteral("<table><tr><td style='padding-right:36px'>%1%3</td><td>%2%4%5</td></tr></table>")
                       .arg(mouse, view, shown, program, plan));
}

}  // namespace saban::app
