// What can be chosen for what is made of a briefing, and what is remembered of it.
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include "viewer/app/brief_dialogs.h"
#include "viewer/app/briefing_printer.h"
#include "viewer/app/live_texts.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

namespace {

QString keyOf(const char* name) { return QStringLiteral("brief/") + QString::fromLatin1(name); }

void select(QComboBox& box, const QVariant& value) {
    if (const int row = box.findData(value); row >= 0) box.setCurrentIndex(row);
}

}  // namespace

void BriefDialog::makeFields(const QString& folder) {
    const QSettings settings;
    first_ = new QComboBox;
    last_ = new QComboBox;
    auto* form = new QFormLayout;
    texts_->row(*form, [] { return tr("&From scene"); }, first_);
    texts_->row(*form, [] { return tr("&To scene"); }, last_);
    if (output_ != BriefOutput::Print) makeFileRow(*form, folder);
    if (output_ == BriefOutput::Print) {
        printer_ = new QComboBox;
        printer_->addItems(printerNames());
        texts_->row(*form, [] { return tr("P&rinter"); }, printer_);
        printer_->setEnabled(printer_->count() > 0);
        texts_->keep([this] {
            printer_->setAccessibleName(tr("Printer"));
            printer_->setPlaceholderText(tr("(none is set up on this machine)"));
        });
    }
    if (output_ == BriefOutput::Handout || output_ == BriefOutput::Print) makeHandoutFields(*form);
    if (output_ == BriefOutput::Pictures) size_ = addSizes(*form, {"1920x1080", "2560x1440", "3840x2160", "7680x4320"}, settings.value(keyOf("picture_size"), "3840x2160").toString());
    if (output_ == BriefOutput::Video) makeVideoFields(*form);
    if (output_ == BriefOutput::Pictures || output_ == BriefOutput::Video) {
        titles_ = new QCheckBox;
        titles_->setChecked(settings.value(keyOf("titles"), true).toBool());
        counter_ = new QCheckBox;
        counter_->setChecked(settings.value(keyOf("counter"), false).toBool());
        form->addRow(QString(), titles_);
        form->addRow(QString(), counter_);
        texts_->keep([this] {
            titles_->setText(tr("T&itles and captions"));
            counter_->setText(tr("&Number of the scene"));
        });
    }

    preview_ = new QLabel;
    preview_->setObjectName(QStringLiteral("preview"));
    preview_->setFixedSize(kPreviewPx);
    preview_->setTextFormat(Qt::PlainText);
    preview_->setWordWrap(true);
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setFrameShape(QFrame::StyledPanel);
    message_ = new QLabel;
    message_->setObjectName(QStringLiteral("message"));
    message_->setWordWrap(true);
    message_->setTextFormat(Qt::PlainText);
    message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    message_->hide();
    progress_ = new QProgressBar;
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->hide();
    make_ = new QPushButton;
    make_->setDefault(true);
    stop_ = new QPushButton;
    stop_->setAutoDefault(false);
    open_ = new QPushButton;
    open_->setAutoDefault(false);
    open_->hide();
    texts_->keep([this] {
        first_->setAccessibleName(tr("First scene"));
        last_->setAccessibleName(tr("Last scene"));
        preview_->setAccessibleName(tr("Preview"));
        progress_->setAccessibleName(tr("Progress"));
    });

    auto* above = new QHBoxLayout;
    above->addLayout(form, 1);
    above->addWidget(preview_, 0, Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(progress_, 1);
    buttons->addStretch();
    buttons->addWidget(open_);
    buttons->addWidget(make_);
    buttons->addWidget(stop_);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(above);
    layout->addWidget(message_);
    layout->addStretch();
    layout->addLayout(buttons);

    connect(make_, &QPushButton::clicked, this, &BriefDialog::accept);
    connect(stop_, &QPushButton::clicked, this, &BriefDialog::reject);
    connect(open_, &QPushButton::clicked, this, [this] {
        if (!made_.isEmpty()) QDesktopServices::openUrl(QUrl::fromLocalFile(made_.size() == 1 ? made_.front() : QFileInfo(made_.front()).absolutePath()));
    });
    for (QComboBox* box : {first_, last_, page_, size_})
        if (box) connect(box, &QComboBox::currentIndexChanged, this, [this] { previewTimer_.start(); });
    for (QCheckBox* box : {notes_, grey_, titles_, counter_, legend_})
        if (box) connect(box, &QCheckBox::toggled, this, [this] { previewTimer_.start(); });
}

void BriefDialog::makeFileRow(QFormLayout& form, const QString& folder) {
    const QString plan = QFileInfo(QString::fromStdString(session_.path())).completeBaseName();
    const QString name = output_ == BriefOutput::Handout ? plan + QStringLiteral(".pdf") : output_ == BriefOutput::Video ? plan + QStringLiteral(".mp4") : tr("%1 scenes").arg(plan);
    file_ = new QLineEdit(QDir::toNativeSeparators(QDir(folder).filePath(name)));
    file_->setMinimumWidth(260);
    choose_ = new QPushButton;
    choose_->setAutoDefault(false);
    replace_ = new QCheckBox;
    auto* row = new QHBoxLayout;
    row->addWidget(file_, 1);
    row->addWidget(choose_);
    texts_->row(form, [this] { return output_ == BriefOutput::Pictures ? tr("Fol&der") : tr("Fi&le"); }, row, file_);
    form.addRow(QString(), replace_);
    texts_->keep([this] {
        choose_->setText(tr("Bro&wse…"));
        choose_->setAccessibleName(output_ == BriefOutput::Pictures ? tr("Choose the folder") : tr("Choose the file to write"));
        file_->setAccessibleName(output_ == BriefOutput::Pictures ? tr("Folder") : tr("File"));
        replace_->setText(tr("&Replace what is there"));
    });
    connect(choose_, &QPushButton::clicked, this, &BriefDialog::chooseFile);
    connect(file_, &QLineEdit::textChanged, this, &BriefDialog::follow);
}

void BriefDialog::makeHandoutFields(QFormLayout& form) {
    const QSettings settings;
    page_ = new QComboBox;
    for (const char* page : {"A4", "A3"}) page_->addItem(QString(), QString::fromLatin1(page));
    select(*page_, settings.value(keyOf("page"), "A4"));
    dots_ = new QComboBox;
    for (const int dots : {120, 200, 300}) dots_->addItem(QString(), dots);
    select(*dots_, settings.value(keyOf("dpi"), 200).toInt());
    notes_ = new QCheckBox;
    notes_->setChecked(settings.value(keyOf("notes"), true).toBool());
    legend_ = new QCheckBox;
    legend_->setChecked(settings.value(keyOf("legend"), true).toBool());
    grey_ = new QCheckBox;
    grey_->setChecked(settings.value(keyOf("grey"), false).toBool());
    copy_ = new QSpinBox;
    copy_->setRange(0, 9999);
    copies_ = new QSpinBox;
    copies_->setRange(1, 9999);
    texts_->row(form, [] { return tr("P&aper"); }, page_);
    texts_->row(form, [] { return tr("Pictur&es"); }, dots_);
    form.addRow(QString(), notes_);
    form.addRow(QString(), legend_);
    form.addRow(QString(), grey_);
    auto* row = new QHBoxLayout;
    row->addWidget(copy_);
    auto* of = new QLabel;
    row->addWidget(of);
    row->addWidget(copies_);
    row->addStretch();
    texts_->row(form, [] { return tr("Copy n&umber"); }, row, copy_);
    texts_->keep([this, of] {
        page_->setItemText(0, tr("A4 landscape"));
        page_->setItemText(1, tr("A3 landscape"));
        page_->setAccessibleName(tr("Paper"));
        dots_->setItemText(0, tr("Draft (120 dots per inch)"));
        dots_->setItemText(1, tr("Usual (200 dots per inch)"));
        dots_->setItemText(2, tr("Fine (300 dots per inch)"));
        dots_->setAccessibleName(tr("Pictures"));
        notes_->setText(tr("&Notes for the presenter"));
        legend_->setText(tr("Le&gend on every page"));
        grey_->setText(tr("Gre&yscale"));
        copy_->setSpecialValueText(tr("not numbered"));
        copy_->setAccessibleName(tr("Number of this copy"));
        of->setText(tr("of", "copy 3 of 10"));
        copies_->setAccessibleName(tr("How many copies there are"));
    });
}

void BriefDialog::makeVideoFields(QFormLayout& form) {
    const QSettings settings;
    size_ = addSizes(form, {"1280x720", "1920x1080", "2560x1440", "3840x2160"}, settings.value(keyOf("video_size"), "1920x1080").toString());
    rate_ = new QComboBox;
    for (const int rate : {12, 24, 25, 30, 50, 60}) rate_->addItem(QString(), rate);
    select(*rate_, settings.value(keyOf("fps"), 25).toInt());
    quality_ = new QComboBox;
    for (const int factor : {26, 20, 16}) quality_->addItem(QString(), factor);
    select(*quality_, settings.value(keyOf("crf"), 20).toInt());
    smooth_ = new QCheckBox;
    smooth_->setChecked(settings.value(keyOf("smooth"), false).toBool());
    texts_->row(form, [] { return tr("Fr&ames"); }, rate_);
    texts_->row(form, [] { return tr("&Quality"); }, quality_);
    form.addRow(QString(), smooth_);
    texts_->keep([this] {
        for (int i = 0; i < rate_->count(); ++i) rate_->setItemText(i, tr("%1 frames a second").arg(rate_->itemData(i).toInt()));
        rate_->setAccessibleName(tr("Frames"));
        quality_->setItemText(0, tr("Small file"));
        quality_->setItemText(1, tr("Usual"));
        quality_->setItemText(2, tr("Best"));
        quality_->setAccessibleName(tr("Quality"));
        smooth_->setText(tr("Smooth &edges (takes longer)"));
    });
}

QComboBox* BriefDialog::addSizes(QFormLayout& form, const QStringList& sizes, const QString& usual) {
    auto* box = new QComboBox;
    for (const QString& size : sizes) box->addItem(QString(size).replace('x', QStringLiteral(" × ")), size);
    select(*box, usual);
    texts_->row(form, [] { return tr("Si&ze"); }, box);
    texts_->keep([box] { box->setAccessibleName(tr("Size in pixels")); });
    return box;
}

void BriefDialog::keepChoices() const {
    QSettings settings;
    if (page_) {
        settings.setValue(keyOf("page"), page_->currentData());
        settings.setValue(keyOf("dpi"), dots_->currentData());
        settings.setValue(keyOf("notes"), notes_->isChecked());
        settings.setValue(keyOf("legend"), legend_->isChecked());
        settings.setValue(keyOf("grey"), grey_->isChecked());
    }
    if (size_) settings.setValue(keyOf(rate_ ? "video_size" : "picture_size"), size_->currentData());
    if (titles_) settings.setValue(keyOf("titles"), titles_->isChecked());
    if (counter_) settings.setValue(keyOf("counter"), counter_->isChecked());
    if (rate_) {
        settings.setValue(keyOf("fps"), rate_->currentData());
        settings.setValue(keyOf("crf"), quality_->currentData());
        settings.setValue(keyOf("smooth"), smooth_->isChecked());
    }
}

}  // namespace saban::app
