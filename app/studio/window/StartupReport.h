#pragma once

#include <QObject>

namespace vitrine {

class MainWindow;

/// `--startup-report`: prints how long it took from the start of the process until the first traced network was
/// painted, and the memory that is resident by then, as a line of JSON; then quits. A benchmark.
class StartupReport : public QObject {
    Q_OBJECT

public:
    explicit StartupReport(MainWindow *window);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void print();

    bool m_traced = false;
    bool m_painted = false;
};

} // namespace vitrine
