#include "app/studio/settings/PreferencesDialog.h"

#include "widgets/common/Text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

namespace {

constexpr std::int64_t mebibyte = 1LL << 20;

void fill(QComboBox *box, const QStringList &texts)
{
    const int present = box->currentIndex();
    box->clear();
    box->addItems(texts);
    box->setCurrentIndex(std::max(0, present));
}

int languageIndex(const QString &language)
{
    return language == QStringLiteral("en") ? 1 : language == QStringLiteral("zh_CN") ? 2 : 0;
}

QString languageOf(int index)
{
    return index == 1 ? QStringLiteral("en") : index == 2 ? QStringLiteral("zh_CN") : QString();
}

} // namespace

PreferencesDialog::PreferencesDialog(const Preferences &preferences, QWidget *parent)
    : QDialog(parent), m_preferences(preferences), m_form(new QFormLayout), m_language(new QComboBox(this)),
      m_theme(new QComboBox(this)), m_device(new QComboBox(this)), m_scale(new QSpinBox(this)),
      m_threads(new QSpinBox(this)), m_memory(new QSpinBox(this)), m_pictures(new QLineEdit(this)),
      m_exports(new QLineEdit(this)), m_deviceNote(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QWidget *field : std::initializer_list<QWidget *>{m_language, m_theme, m_scale, m_device})
        addRow(field, field);
    m_form->addRow(m_deviceNote);
    addRow(m_threads, m_threads);
    addRow(m_memory, m_memory);
    addRow(folderRow(m_pictures), m_pictures);
    addRow(folderRow(m_exports), m_exports);
    m_deviceNote->setWordWrap(true);
    m_deviceNote->setProperty("muted", true);
    m_scale->setRange(75, 250);
    m_scale->setSingleStep(25);
    m_scale->setSuffix(QStringLiteral(" %"));
    m_threads->setRange(0, 256);
    m_memory->setRange(64, 1 << 20);
    m_memory->setSingleStep(256);
    m_memory->setSuffix(QStringLiteral(" MiB"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(m_form);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    retranslate();
    m_language->setCurrentIndex(languageIndex(preferences.language));
    m_theme->setCurrentIndex(static_cast<int>(preferences.scheme));
    m_device->setCurrentIndex(static_cast<int>(preferences.run.device));
    m_scale->setValue(static_cast<int>(preferences.scale * 100 + 0.5));
    m_threads->setValue(preferences.run.threads);
    m_memory->setValue(static_cast<int>(preferences.run.memoryLimit / mebibyte));
    m_pictures->setText(preferences.pictureFolder);
    m_exports->setText(preferences.exportFolder);
    connectAll();
    setMinimumWidth(480);
}

QWidget *PreferencesDialog::folderRow(QLineEdit *field)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *choose = new QToolButton(row);
    choose->setText(QStringLiteral("…"));
    choose->setObjectName(QStringLiteral("chooseFolder"));
    field->setClearButtonEnabled(true);
    layout->addWidget(field, 1);
    layout->addWidget(choose);
    connect(choose, &QToolButton::clicked, this, [this, field] {
        const QString folder = QFileDialog::getExistingDirectory(this, {}, field->text());
        if (!folder.isEmpty())
            field->setText(folder);
    });
    return row;
}

void PreferencesDialog::addRow(QWidget *field, QWidget *focus)
{
    auto *label = new QLabel(this);
    label->setBuddy(focus);
    m_labels += label;
    m_form->addRow(label, field);
}

void PreferencesDialog::connectAll()
{
    for (QComboBox *box : {m_language, m_theme, m_device})
        connect(box, &QComboBox::currentIndexChanged, this, &PreferencesDialog::collect);
    for (QSpinBox *box : {m_scale, m_threads, m_memory}) {
        box->setKeyboardTracking(false);
        connect(box, &QSpinBox::valueChanged, this, &PreferencesDialog::collect);
    }
    for (QLineEdit *field : {m_pictures, m_exports})
        connect(field, &QLineEdit::textChanged, this, &PreferencesDialog::collect);
}

void PreferencesDialog::collect()
{
    if (m_filling)
        return;
    m_preferences.language = languageOf(m_language->currentIndex());
    m_preferences.scheme = static_cast<Theme::Scheme>(m_theme->currentIndex());
    m_preferences.scale = m_scale->value() / 100.0;
    m_preferences.run.device = static_cast<DeviceChoice>(m_device->currentIndex());
    m_preferences.run.threads = m_threads->value();
    m_preferences.run.memoryLimit = m_memory->value() * mebibyte;
    m_preferences.pictureFolder = m_pictures->text();
    m_preferences.exportFolder = m_exports->text();
    emit changed(m_preferences);
}

void PreferencesDialog::retranslate()
{
    m_filling = true;
    setWindowTitle(tr("Preferences"));
    const QStringList labels{tr("&Language"),
                             tr("&Theme"),
                             tr("&Size"),
                             tr("&Device"),
                             tr("T&hreads"),
                             tr("&Memory of a run"),
                             tr("Folder of &pictures"),
                             tr("Folder for &exports")};
    for (qsizetype i = 0; i < labels.size(); ++i)
        m_labels[i]->setText(labels[i]);
    fill(m_language, {tr("As the system"), QStringLiteral("English"), QStringLiteral("简体中文")});
    fill(m_theme, {tr("As the system"), tr("Light"), tr("Dark")});
    fill(m_device, {tr("GPU where there is one"), tr("CPU"), tr("GPU (CUDA)")});
    const DeviceReport &device = deviceReport();
    m_deviceNote->setText(device.cudaUsable ? QString::fromStdString(device.cudaName) : toText(device.cudaMissing));
    m_threads->setSpecialValueText(tr("As many as cores"));
    m_memory->setToolTip(tr("A run that would keep more numbers than this is refused before it starts"));
    for (QLineEdit *field : {m_pictures, m_exports})
        field->setPlaceholderText(tr("The last one used"));
    for (QToolButton *choose : findChildren<QToolButton *>(QStringLiteral("chooseFolder")))
        choose->setAccessibleName(tr("Choose the folder"));
    m_filling = false;
}

void PreferencesDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace vitrine
