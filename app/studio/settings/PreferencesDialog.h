#pragma once

#include "app/studio/settings/Preferences.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace vitrine {

/// Language, theme, size, device, threads, memory, folders. Every change takes effect at once.
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(const Preferences &preferences, QWidget *parent);

signals:
    void changed(const vitrine::Preferences &preferences);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *folderRow(QLineEdit *field);
    void addRow(QWidget *field, QWidget *focus);
    void connectAll();
    void collect();
    void retranslate();

    Preferences m_preferences;
    bool m_filling = false; ///< the fields are being set, not edited
    QFormLayout *m_form;
    QList<QLabel *> m_labels;
    QComboBox *m_language, *m_theme, *m_device;
    QSpinBox *m_scale, *m_threads, *m_memory;
    QLineEdit *m_pictures, *m_exports;
    QLabel *m_deviceNote;
    QDialogButtonBox *m_buttons;
};

} // namespace vitrine
