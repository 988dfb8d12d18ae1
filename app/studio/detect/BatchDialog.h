#pragma once

#include "widgets/detection/BatchRun.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace vitrine {

/// Which pictures to detect in, and what to write of them where.
class BatchDialog : public QDialog {
    Q_OBJECT

public:
    /// `files`: the pictures of the list. `source`, `target`: folders to suggest.
    BatchDialog(const QStringList &files, const QString &source, const QString &target, QWidget *parent);

signals:
    void startWanted(const vitrine::BatchRequest &request);

private:
    void build();
    void check();
    void start();
    QStringList pictures() const;

    QStringList m_files;
    QRadioButton *m_fromList, *m_fromFolder;
    QLineEdit *m_source, *m_target;
    QCheckBox *m_pictures, *m_coco, *m_yolo, *m_csv;
    QLabel *m_count;
    QPushButton *m_start;
};

} // namespace vitrine
