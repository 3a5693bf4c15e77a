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
                                            {QStringLiteral("F6, Shift+F6"), tr("Second view, swipe")},
                                            {QStringLiteral("Ctrl+Tab"), tr("To the other view")},
                                            {QStringLiteral("M"), tr("Map from above")},
                                            {QStringLiteral("Ctrl+B"), tr("Save this view")},
                                            {QStringLiteral("F11"), tr("Full screen")}});
    const QString shown = table(tr("Table"), {{QStringLiteral("E, Shift+E"), tr("More, less vertical exaggeration")},
                                              {QStringLiteral("C"), tr("Contour lines")},
                                              {QStringLiteral("G"), tr("Grid lines")},
                                              {QStringLiteral("I"), tr("Imagery")},
                                              {QStringLiteral("K"), tr("Legend")}});
    const QString program = table(tr("Program"), {{QStringLiteral("Ctrl+O"), tr("Open files")},
                                                  {QStringLiteral("Ctrl+Shift+N"), tr("New plan, step by step")},
                                                  {QStringLiteral("Ctrl+I, Ctrl+E"), tr("Import a list, export")},
                                                  {QStringLiteral("Ctrl+W"), tr("Close, to the start page")},
                                                  {QStringLiteral("Ctrl+F"), tr("Search everything")},
                                                  {QStringLiteral("L"), tr("Vietnamese, English")},
                                                  {QStringLiteral("F1"), tr("This page")},
                                                  {QStringLiteral("Ctrl+Q"), tr("Quit")}});
    text_->setText(QStringLiteral("<table><tr><td style='padding-right:36px'>%1%3</td><td>%2%4</td></tr></table>")
                       .arg(mouse, view, shown, program));
}

}  // namespace saban::app
