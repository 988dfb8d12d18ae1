#pragma once

#include "core/base/Cancel.h"
#include "widgets/labs/Lab.h"

#include <QPointer>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableView;

namespace vitrine {

class GradCheckModel;
class GradCheckWorker;

/// The gradient check: finite differences against autograd for any parameter or input, or for all of them, with the
/// errors listed, the largest first.
class GradCheckView : public Lab {
    Q_OBJECT

public:
    explicit GradCheckView(const LabTools &tools, QWidget *parent = nullptr);
    ~GradCheckView() override;

    void setSubject(const LabSubject &subject) override;
    ExportSource exportSource() const override;

    QComboBox *tensors() const { return m_tensors; }
    QSpinBox *count() const { return m_count; }
    QPushButton *checkButton() const { return m_check; }
    GradCheckModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    QLabel *verdict() const { return m_verdict; }
    bool isRunning() const { return m_isRunning; }

private:
    void build();
    void connectWorker();
    void setTexts();
    QStringList parameters() const;
    void fillTensors();
    void start();
    void stop();
    void end();
    void showVerdict();

    LabSubject m_subject;
    QPointer<GradCheckWorker> m_worker; ///< lives in, and may die with, the compute thread
    GradCheckModel *m_model;
    QLabel *m_tensorLabel, *m_countLabel;
    QComboBox *m_tensors;
    QSpinBox *m_count;
    QPushButton *m_check;
    QProgressBar *m_progress;
    QLabel *m_verdict;
    QTableView *m_table;
    bool m_isRunning = false;
    bool m_wasStopped = false;
    quint64 m_number = 0; ///< of the newest job
    Cancel m_cancel;
};

} // namespace vitrine
