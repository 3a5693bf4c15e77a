#include "viewer/app/start_page.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "viewer/app/language.h"

namespace saban::app {

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("startPage"));
    setAttribute(Qt::WA_StyledBackground);
    title_ = new QLabel(QStringLiteral("Saban"), this);
    title_->setObjectName(QStringLiteral("startTitle"));
    subtitle_ = new QLabel(this);
    subtitle_->setObjectName(QStringLiteral("startSubtitle"));

    auto* area = new QFrame(this);
    area->setObjectName(QStringLiteral("dropArea"));
    area->setMaximumWidth(620);
    open_ = new QPushButton(area);
    open_->setObjectName(QStringLiteral("primaryButton"));
    open_->setCursor(Qt::PointingHandCursor);
    hint_ = new QLabel(area);
    hint_->setObjectName(QStringLiteral("dropHint"));
    hint_->setAlignment(Qt::AlignCenter);
    hint_->setWordWrap(true);
    auto* inside = new QVBoxLayout(area);
    inside->setContentsMargins(40, 36, 40, 36);
    inside->setSpacing(18);
    inside->addWidget(hint_);
    inside->addWidget(open_, 0, Qt::AlignHCenter);

    language_ = new QPushButton(this);
    language_->setFlat(true);
    language_->setCursor(Qt::PointingHandCursor);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 20);
    layout->addStretch(3);
    layout->addWidget(title_, 0, Qt::AlignHCenter);
    layout->addWidget(subtitle_, 0, Qt::AlignHCenter);
    layout->addSpacing(30);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(area, 4);
    middle->addStretch(1);
    layout->addLayout(middle);
    layout->addStretch(4);
    layout->addWidget(language_, 0, Qt::AlignHCenter);

    connect(open_, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(language_, &QPushButton::clicked, this, &StartPage::languageToggled);
    retranslateUi();
}

void StartPage::setBusy(bool isBusy) {
    isBusy_ = isBusy;
    retranslateUi();
}

void StartPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void StartPage::retranslateUi() {
    subtitle_->setText(tr("Digital sand table"));
    open_->setText(tr("Open elevation…"));
    open_->setVisible(!isBusy_);
    hint_->setText(isBusy_ ? tr("Reading the files…") : tr("Drop elevation, imagery and vector files or folders here"));
    // The other language, in its own words.
    language_->setText(language() == Language::Vietnamese ? QStringLiteral("English") : QStringLiteral("Tiếng Việt"));
}

}  // namespace saban::app
